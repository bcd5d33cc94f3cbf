//! Calls about the people of the desk and the invites by which they come.

use zayavka_shared::api::{
    AcceptInvite, ChangePerson, InviteView, Me, NewInvite, NewTeam, Page, PersonView, TeamView,
};
use zayavka_shared::{TeamId, UserId};

use super::{Api, ApiError, IdempotencyKey, http};

/// Everyone who works here, or did.
const STAFF: &str = "/api/people?role=agent,lead,admin,owner&limit=100";
const FORMER: &str = "/api/people?active=false&limit=100";

/// Which clients.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClientQuery {
    /// Beginnings of their names.
    pub search: String,
    /// Only those who are blocked.
    pub is_blocked: bool,
}

impl ClientQuery {
    fn path(&self, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::from("/api/people?role=client&limit=50"));
        if self.is_blocked {
            query.append_pair("blocked", "true");
        }
        for (name, text) in [("q", self.search.trim()), ("cursor", cursor.unwrap_or_default())] {
            if !text.is_empty() {
                query.append_pair(name, text);
            }
        }
        query.finish()
    }
}

impl Api {
    /// One page of clients, the oldest acquaintances first.
    pub async fn clients(
        &self,
        query: &ClientQuery,
        cursor: Option<&str>,
    ) -> Result<Page<PersonView>, ApiError> {
        self.get(&query.path(cursor)).await
    }

    /// Staff, and those who are switched off, by their acquaintance.
    pub async fn people(&self) -> Result<Vec<PersonView>, ApiError> {
        let mut people = self.every_page(STAFF).await?;
        people.extend(self.every_page(FORMER).await?);
        Ok(people)
    }

    async fn every_page(&self, path: &str) -> Result<Vec<PersonView>, ApiError> {
        let mut people = Vec::new();
        let mut cursor = None;
        loop {
            let path =
                cursor.map_or_else(|| path.to_owned(), |cursor: String| format!("{path}&cursor={cursor}"));
            let page: Page<PersonView> = self.get(&path).await?;
            people.extend(page.items);
            cursor = page.next_cursor;
            if cursor.is_none() {
                return Ok(people);
            }
        }
    }

    pub async fn change_person(&self, id: UserId, change: &ChangePerson) -> Result<PersonView, ApiError> {
        let path = format!("/api/people/{id}");
        http::send(&self.authorization, "PATCH", &path, Some(change), None).await?.read()
    }

    pub async fn create_team(&self, team: &NewTeam, key: &IdempotencyKey) -> Result<TeamView, ApiError> {
        self.post("/api/teams", team, key).await
    }

    pub async fn change_team(&self, id: TeamId, team: &NewTeam) -> Result<TeamView, ApiError> {
        let path = format!("/api/teams/{id}");
        http::send(&self.authorization, "PATCH", &path, Some(team), None).await?.read()
    }

    pub async fn invites(&self) -> Result<Vec<InviteView>, ApiError> {
        self.get("/api/invites").await
    }

    pub async fn create_invite(
        &self,
        invite: &NewInvite,
        key: &IdempotencyKey,
    ) -> Result<InviteView, ApiError> {
        self.post("/api/invites", invite, key).await
    }

    pub async fn revoke_invite(&self, id: i64) -> Result<(), ApiError> {
        let path = format!("/api/invites/{id}");
        http::send(&self.authorization, "DELETE", &path, None::<&()>, None).await?.ok()
    }

    /// Makes the caller what the invite says.
    pub async fn accept_invite(&self, code: &str) -> Result<Me, ApiError> {
        let body = AcceptInvite { code: code.to_owned() };
        http::send(&self.authorization, "POST", "/api/invites/accept", Some(&body), None).await?.read()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_escaped() {
        assert_eq!(ClientQuery::default().path(None), "/api/people?role=client&limit=50");
        let query = ClientQuery { search: " Анна & co ".to_owned(), is_blocked: true };
        assert_eq!(
            query.path(Some("a+b")),
            "/api/people?role=client&limit=50&blocked=true&q=%D0%90%D0%BD%D0%BD%D0%B0+%26+co&cursor=a%2Bb"
        );
    }
}
