//! The three categories of a fresh desk, so that the first ticket can be filed at once.

use serde_json::{Value, json};
use zayavka_shared::Timestamp;

use super::store::{self, NewCategory};
use crate::db::Db;

/// Adds them where there is no category at all.
///
/// # Errors
/// If the database fails.
pub async fn seed(db: &Db, now: Timestamp) -> Result<(), sqlx::Error> {
    if store::count(&mut db.read().await?).await? > 0 {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    // Another process may have been quicker.
    if store::count(&mut tx).await? > 0 {
        return Ok(());
    }
    for category in [support(), repair(), access()] {
        store::insert(&mut tx, &category, now).await?;
    }
    tx.commit().await
}

fn support() -> NewCategory<'static> {
    NewCategory {
        name: ("Техника и связь", "Equipment and network"),
        description: ("Компьютер, принтер, телефон, интернет", "Computer, printer, phone, internet"),
        icon: "printer",
        position: 1,
        fields: fields(&[
            json!({
                "key": "device", "kind": "choice", "required": true,
                "label": {"ru": "Что не работает", "en": "What does not work"},
                "options": [
                    option("computer", "Компьютер", "Computer"),
                    option("printer", "Принтер", "Printer"),
                    option("phone", "Телефон", "Phone"),
                    option("network", "Интернет", "Internet"),
                    option("other", "Другое", "Something else"),
                ],
            }),
            json!({
                "key": "inventory_number", "kind": "text", "max_length": 40,
                "label": {"ru": "Инвентарный номер", "en": "Inventory number"},
                "hint": {"ru": "Цифры с наклейки на корпусе", "en": "The digits on the case's label"},
            }),
            json!({
                "key": "work_stopped", "kind": "boolean",
                "label": {"ru": "Работа стоит", "en": "Work has stopped"},
                "hint": {"ru": "Отметьте, если без этого нельзя продолжать", "en": "Tick it if you cannot go on"},
            }),
            json!({
                "key": "phone", "kind": "phone",
                "label": {"ru": "Телефон для связи", "en": "Phone to reach you"},
            }),
            json!({
                "key": "photos", "kind": "file",
                "label": {"ru": "Фото экрана или наклейки", "en": "Photos of the screen or the label"},
            }),
        ]),
    }
}

fn repair() -> NewCategory<'static> {
    NewCategory {
        name: ("Ремонт помещения и мебели", "Rooms and furniture"),
        description: ("Сантехника, свет, двери, кресла", "Plumbing, lights, doors, chairs"),
        icon: "wrench",
        position: 2,
        fields: fields(&[
            json!({
                "key": "place", "kind": "text", "required": true, "max_length": 120,
                "label": {"ru": "Где", "en": "Where"},
                "hint": {"ru": "Здание, этаж, кабинет", "en": "Building, floor, room"},
            }),
            json!({
                "key": "kinds", "kind": "choices", "required": true,
                "label": {"ru": "Что нужно починить", "en": "What needs repair"},
                "options": [
                    option("plumbing", "Сантехника", "Plumbing"),
                    option("light", "Свет", "Lights"),
                    option("door", "Дверь или замок", "Door or lock"),
                    option("furniture", "Мебель", "Furniture"),
                ],
            }),
            json!({
                "key": "chairs", "kind": "number",
                "label": {"ru": "Сколько мест", "en": "How many places"},
            }),
            json!({
                "key": "convenient_on", "kind": "date",
                "label": {"ru": "Удобная дата", "en": "A convenient day"},
            }),
            json!({
                "key": "is_dangerous", "kind": "boolean",
                "label": {"ru": "Это опасно", "en": "It is dangerous"},
            }),
            json!({
                "key": "danger", "kind": "long_text", "required": true, "max_length": 1000,
                "label": {"ru": "В чём опасность", "en": "What the danger is"},
                "visible_if": {"field": "is_dangerous", "equals": true},
            }),
        ]),
    }
}

fn access() -> NewCategory<'static> {
    NewCategory {
        name: ("Доступ и пропуска", "Access and passes"),
        description: ("Учётная запись, папка, программа, пропуск", "Account, folder, program, pass"),
        icon: "key",
        position: 3,
        fields: fields(&[
            json!({
                "key": "system", "kind": "text", "required": true, "max_length": 120,
                "label": {"ru": "Куда нужен доступ", "en": "Access to what"},
                "hint": {"ru": "Программа, папка или помещение", "en": "A program, a folder or a room"},
            }),
            json!({
                "key": "level", "kind": "choice", "required": true,
                "label": {"ru": "Какой доступ", "en": "Which access"},
                "options": [
                    option("read", "Смотреть", "To look"),
                    option("write", "Менять", "To change"),
                    option("admin", "Управлять", "To manage"),
                ],
            }),
            json!({
                "key": "until", "kind": "date",
                "label": {"ru": "До какого дня", "en": "Until which day"},
                "hint": {"ru": "Пусто: без срока", "en": "Empty: without an end"},
            }),
            json!({
                "key": "reason", "kind": "long_text", "required": true, "max_length": 1000,
                "label": {"ru": "Для чего", "en": "What for"},
            }),
        ]),
    }
}

fn option(value: &str, ru: &str, en: &str) -> Value {
    json!({"value": value, "label": {"ru": ru, "en": en}})
}

fn fields(list: &[Value]) -> String {
    Value::from(list.to_vec()).to_string()
}

#[cfg(test)]
mod tests {
    use zayavka_shared::form::FieldDefinition;

    use super::*;

    #[test]
    fn the_forms_of_a_fresh_desk_are_forms() {
        for category in [support(), repair(), access()] {
            let fields: Vec<FieldDefinition> = serde_json::from_str(&category.fields).unwrap();
            assert!(fields.iter().any(|field| field.required), "{}", category.name.1);
        }
    }
}
