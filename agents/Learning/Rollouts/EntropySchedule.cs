namespace MultiModalRL.Agents;

/// <summary>How the entropy coefficient moves over training.</summary>
public enum EntropySchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It goes linearly to 0 at the end of the budget: a flat bonus subsidizes looking.</summary>
    Annealed,

    /// <summary>It follows the gap between the measured entropy and a target.</summary>
    Adaptive,
}
