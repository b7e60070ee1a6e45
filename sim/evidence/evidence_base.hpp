#pragma once

#include "kith/evidence/boxed.hpp"

namespace kith {

class Form;

/// All evidence numbers: central values, or the draw of one replicate. The groups are only declared
/// here: each file includes the headers of the groups that it reads, so that a new number rebuilds
/// few files.
struct EvidenceBase {
  EvidenceBase();
  EvidenceBase(EvidenceBase const&);
  EvidenceBase(EvidenceBase&&) noexcept;
  EvidenceBase& operator=(EvidenceBase const&);
  EvidenceBase& operator=(EvidenceBase&&) noexcept;
  ~EvidenceBase();

  Boxed<struct DistressEvidence> distress;
  Boxed<struct NeedEvidence> need;
  Boxed<struct HelpSeekingEvidence> help_seeking;
  Boxed<struct KnownServicesEvidence> known_services;
  Boxed<struct PrimaryCareEvidence> primary_care;
  Boxed<struct CrisisEvidence> crisis;
  Boxed<struct CareEvidence> care;
  Boxed<struct TreatmentEvidence> treatment;
  Boxed<struct TrialAttendanceEvidence> trial_attendance;
  Boxed<struct StigmaEvidence> stigma;
  Boxed<struct AwarenessEvidence> awareness;
  Boxed<struct TrustEvidence> trust;
  Boxed<struct PartnershipEvidence> partnership;
  Boxed<struct ProgramsEvidence> programs;
  Boxed<struct CostsEvidence> costs;
  Boxed<struct ValuesEvidence> values;
  Boxed<struct PopulationEvidence> population;
  Boxed<struct CampaignEvidence> campaign;
  Boxed<struct GatekeeperEvidence> gatekeepers;
  Boxed<struct CoordinationEvidence> coordination;
  Boxed<struct SharingEvidence> sharing;
  Boxed<struct CooperativeEvidence> cooperative;
  Boxed<struct AdvocacyEvidence> advocacy;
  Boxed<struct KnowledgeEvidence> knowledge;
  Boxed<struct PeerEvidence> peers;
  Boxed<struct WorkplaceEvidence> workplace;
  Boxed<struct QualityEvidence> quality;
};

void describe(Form& form, EvidenceBase& evidence);

}  // namespace kith
