//! Who is at the desk: the staff in their teams, and the clients.

use zayavka_shared::{Role, UserId};

use super::chance::Chance;

pub(super) const STAFF: i64 = 40;
pub(super) const CLIENTS: i64 = 2_000;
pub(super) const TEAMS: [&str; 4] = ["Первая линия", "Сети и доступ", "Хозяйственный отдел", "Applications"];

const RU_FIRST: &[&str] = &[
    "Анна",
    "Борис",
    "Вера",
    "Глеб",
    "Дарья",
    "Егор",
    "Жанна",
    "Захар",
    "Ирина",
    "Кирилл",
    "Лидия",
    "Максим",
    "Нина",
    "Олег",
    "Полина",
    "Роман",
    "Софья",
    "Тимур",
    "Ульяна",
    "Фёдор",
];
/// Fit for a man and for a woman alike.
const RU_LAST: &[&str] = &[
    "Шевченко",
    "Ким",
    "Черных",
    "Седых",
    "Коваленко",
    "Бондаренко",
    "Долгих",
    "Ткач",
    "Мельник",
    "Гончар",
    "Петренко",
    "Русских",
    "Сковорода",
    "Лысенко",
    "Белых",
];
const EN_FIRST: &[&str] =
    &["Alice", "Brian", "Carol", "David", "Emma", "Frank", "Grace", "Henry", "Irene", "Jack"];
const EN_LAST: &[&str] =
    &["Adams", "Baker", "Clark", "Davis", "Evans", "Foster", "Green", "Hill", "Irwin", "Jones"];

/// Someone to be written into the database.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: UserId,
    pub(super) first_name: &'static str,
    pub(super) last_name: &'static str,
    pub(super) language: &'static str,
    pub(super) role: Role,
}

/// The staff, then the clients, by their ids.
pub(super) fn all(chance: &mut Chance) -> Vec<Person> {
    (1..=STAFF + CLIENTS).map(|id| person(id, chance)).collect()
}

fn person(id: i64, chance: &mut Chance) -> Person {
    let (first, last, language) = if chance.happens(70) {
        (chance.pick(RU_FIRST), chance.pick(RU_LAST), "ru")
    } else {
        (chance.pick(EN_FIRST), chance.pick(EN_LAST), "en")
    };
    Person { id: UserId(id), first_name: first, last_name: last, language, role: role(id) }
}

/// Person 1 is an owner.
pub(super) fn role(id: i64) -> Role {
    match id {
        1 => Role::Owner,
        2..=3 => Role::Admin,
        4..=7 => Role::Lead,
        8..=STAFF => Role::Agent,
        _ => Role::Client,
    }
}

/// The client of this rank; the first has the most tickets.
pub(super) fn client(rank: usize) -> UserId {
    UserId(STAFF + 1 + i64::try_from(rank).unwrap_or(0))
}

/// The teams, counted from 0, of a member of staff: most agents have one, every sixth has two.
pub(super) fn teams(id: i64) -> Vec<usize> {
    let count = i64::try_from(TEAMS.len()).unwrap_or(1);
    let place = |id: i64| usize::try_from(id.rem_euclid(count)).unwrap_or(0);
    match role(id) {
        Role::Agent if id % 6 == 0 => vec![place(id), place(id + 1)],
        Role::Lead | Role::Agent => vec![place(id)],
        Role::Client | Role::Admin | Role::Owner => Vec::new(),
    }
}

/// A team's members who take its tickets.
pub(super) fn agents(team: Option<usize>) -> Vec<UserId> {
    let works_there = |id: &i64| team.is_none_or(|team| teams(*id).contains(&team));
    (8..=STAFF).filter(works_there).map(UserId).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_team_has_a_lead_and_agents() {
        for team in 0..TEAMS.len() {
            assert!((4..=7).any(|id| teams(id).contains(&team)));
            assert!(agents(Some(team)).len() > 5);
        }
        assert_eq!(agents(None).len(), 33);
    }
}
