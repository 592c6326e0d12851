namespace MultiModalRL.Core.Tests;

/// <summary>The ways in which the environments of these tests break the contract.</summary>
internal enum Defect
{
    None,
    RandomnessAcrossEpisodes,
    IgnoresSeed,
    DependsOnRow,
    RewardNotFinite,
    ObservationOutside,
    InfoOutside,
    LeavesFieldUnwritten,
    NothingLegal,
    AcceptsStepBeforeReset,
    AcceptsAnyAction,
    DisposesOnce,
    RewardIsNotSum,
    PassesLimit,
    HidesStarts,
    ForeignKeys,
    MisnumbersEpisodes,
    DropsFinals,
    NeverIdles,
    RepeatsEpisodes,
    LoadsElsewhere,
    LoadsAnything,
    PriceTooHigh,
    AccuracyTooHigh,
    CostFalls,
    CostExceedsBudget,
    RewardOffForm,
}
