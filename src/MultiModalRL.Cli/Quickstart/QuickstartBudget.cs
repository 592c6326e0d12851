namespace MultiModalRL.Cli;

/// <summary>How much a quickstart trains and measures.</summary>
/// <param name="SupervisedSteps">Examples for the supervised start, over all kinds of question.</param>
/// <param name="PpoSteps">Environment steps of PPO over all kinds; supervised+ gets as many examples.</param>
/// <param name="ExistsSupervisedSteps">Examples for the supervised start of the yardstick.</param>
/// <param name="ExistsPpoSteps">Environment steps of PPO on the yardstick.</param>
/// <param name="Examples">Test examples over all kinds.</param>
/// <param name="ExistsExamples">Test examples of the yardstick.</param>
internal sealed record QuickstartBudget(
    long SupervisedSteps, long PpoSteps, long ExistsSupervisedSteps, long ExistsPpoSteps, int Examples, int ExistsExamples)
{
    /// <summary>What the documented figures are made with: under five minutes on two cores.</summary>
    public static QuickstartBudget Full { get; } = new(2_000_000, 800_000, 300_000, 500_000, 20_000, 40_000);

    /// <summary>Every stage once, in well under a minute: for checking that all works, not for figures.</summary>
    public static QuickstartBudget Short { get; } = new(20_000, 10_240, 20_000, 10_240, 300, 300);
}
