//! Rights: named permissions gathered into roles.

use serde::{Deserialize, Serialize};

/// One named right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Moves tickets between statuses.
    TicketStatus,
    /// Takes an unassigned ticket.
    TicketTake,
    /// Reads and writes internal notes.
    TicketNote,
    /// Gives a ticket to anyone.
    TicketAssign,
    /// Reaches every ticket, not only those of the own teams.
    TicketAll,
    /// Files a ticket in a client's name.
    TicketFileForClient,
    /// Invites staff, changes roles and teams, blocks clients.
    PeopleManage,
    /// Changes categories, templates and the desk's settings.
    SettingsManage,
    /// Reads reports.
    ReportsView,
}

impl Permission {
    pub const ALL: [Self; 9] = [
        Self::TicketStatus,
        Self::TicketTake,
        Self::TicketNote,
        Self::TicketAssign,
        Self::TicketAll,
        Self::TicketFileForClient,
        Self::PeopleManage,
        Self::SettingsManage,
        Self::ReportsView,
    ];

    /// The name that stands in the API and in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::TicketStatus => "ticket.status",
            Self::TicketTake => "ticket.take",
            Self::TicketNote => "ticket.note",
            Self::TicketAssign => "ticket.assign",
            Self::TicketAll => "ticket.all",
            Self::TicketFileForClient => "ticket.file_for_client",
            Self::PeopleManage => "people.manage",
            Self::SettingsManage => "settings.manage",
            Self::ReportsView => "reports.view",
        }
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A set of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions(u32);

impl Permissions {
    #[must_use]
    pub fn has(self, permission: Permission) -> bool {
        self.0 & permission.bit() != 0
    }

    /// The names of all permissions held, in a fixed order.
    #[must_use]
    pub fn keys(self) -> Vec<&'static str> {
        Permission::ALL.into_iter().filter(|one| self.has(*one)).map(Permission::key).collect()
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().fold(0, |set, one| set | one.bit()))
    }
}

/// The built-in roles, from the least right to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Client,
    Agent,
    Lead,
    Admin,
    Owner,
}

impl Role {
    pub const ALL: [Self; 5] = [Self::Client, Self::Agent, Self::Lead, Self::Admin, Self::Owner];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Agent => "agent",
            Self::Lead => "lead",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether the role works on other people's tickets.
    #[must_use]
    pub fn is_staff(self) -> bool {
        self != Self::Client
    }

    #[must_use]
    pub fn permissions(self) -> Permissions {
        use Permission as P;
        let agent = [P::TicketStatus, P::TicketTake, P::TicketNote, P::TicketFileForClient];
        let lead = [P::TicketAssign, P::TicketAll, P::ReportsView];
        let admin = [P::PeopleManage, P::SettingsManage];
        match self {
            Self::Client => Permissions::default(),
            Self::Agent => agent.into_iter().collect(),
            Self::Lead => agent.into_iter().chain(lead).collect(),
            Self::Admin | Self::Owner => agent.into_iter().chain(lead).chain(admin).collect(),
        }
    }
}
