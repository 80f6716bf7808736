//! Who plays in the stories, and in which role and office.

use application::{Actor, StaffId};
use catalogue::OfficeId;

/// The person of a name in a story. `rina-as-registrar` is the ward officer with a second role: for the rules about two persons.
pub fn actor(by: &str) -> Actor {
    let (id, role, office) = match by {
        "applicant" => return Actor::Applicant,
        "system" => return Actor::System,
        "ward" => ("rina", "ward_officer", "3578071002"),
        "other-ward" => ("yanti", "ward_officer", "3578071001"),
        "district" => ("dewi", "district_officer", "357807"),
        "second-district" => ("joko", "district_officer", "357807"),
        "registrar" => ("budi", "registrar", "dispendukcapil"),
        "second-registrar" => ("siti", "registrar", "dispendukcapil"),
        "rina-as-registrar" => ("rina", "registrar", "dispendukcapil"),
        "head" => ("kepala", "head", "dispendukcapil"),
        "administrator" => ("tono", "administrator", "dispendukcapil"),
        other => panic!("nobody is called `{other}`"),
    };
    Actor::Staff { id: StaffId(id.into()), name: id.to_uppercase(), role: role.into(), office: OfficeId::new(office) }
}
