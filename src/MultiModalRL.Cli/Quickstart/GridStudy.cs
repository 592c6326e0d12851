using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>GridShapes over all kinds of question: PPO against every baseline.</summary>
/// <param name="study">Trains and measures.</param>
/// <param name="budget">How much.</param>
internal sealed class GridStudy(Study study, QuickstartBudget budget)
{
    private const string Supervised = "supervised";
    private const string SupervisedPlus = "supervised+";
    private const int TimedEpisodes = 30;

    private static readonly string[] Orders = ["raster", "random"];

    /// <summary>λ: low enough that accuracy is hardly traded, so that what is saved is what was not needed.</summary>
    public static JsonObject Options(QuickstartBudget budget) => new()
    {
        ["reward"] = new JsonObject { ["price"] = 0.12 },
        ["benchmark"] = new JsonObject { ["testExamples"] = budget.Examples },
    };

    /// <summary>Trains, measures, and returns what was measured, PPO first.</summary>
    public ImmutableArray<Measurement> Run()
    {
        study.Train(Supervised, budget.SupervisedSteps, QuickstartSettings.Supervised);
        study.Train(PpoAgent.Name, budget.PpoSteps, QuickstartSettings.Ppo, init: Supervised);
        study.Train(SupervisedPlus, budget.PpoSteps, QuickstartSettings.Supervised, init: Supervised);
        return
        [
            Trained(PpoAgent.Name), Trained(Supervised), Trained(SupervisedPlus),
            study.Evaluate(ThresholdAgent.Name, budget.Examples, init: Supervised),
            .. FixedLooks(),
            Rule(RandomAgent.Name), Rule(MajorityAgent.Name), Rule(QuestionPriorAgent.Name),
        ];
    }

    /// <summary>PPO against everything else, paired by example.</summary>
    public static ImmutableArray<Comparison> Comparisons(ImmutableArray<Measurement> measured) =>
        [.. measured.Skip(1).Select(other => Comparison.Of(measured[0].Greedy!, other.Greedy!))];

    private Measurement Trained(string agent) => study.Evaluate(agent, budget.Examples, run: agent, options: TrainedOptions(agent));

    private static JsonObject TrainedOptions(string agent) =>
        agent == PpoAgent.Name ? QuickstartSettings.Ppo : QuickstartSettings.Supervised;

    private Measurement Rule(string agent) => study.Evaluate(agent, budget.Examples, timed: TimedEpisodes);

    private Measurement[] FixedLooks()
    {
        using var environment = study.CreateEnvironment(1);
        var cells = new QuestionAnsweringFields(environment.Spec).Revealed.Width;
        return [.. from order in Orders from looks in Enumerable.Range(1, cells - 1) select FixedLook(order, looks)];
    }

    private Measurement FixedLook(string order, int looks)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{FixedLookAgent.Name}-{order}-{looks}");
        var measured = study.Evaluate(
            FixedLookAgent.Name, budget.Examples, init: Supervised, timed: TimedEpisodes, label: name,
            options: new JsonObject { ["looks"] = looks, ["order"] = order });
        return measured with { Greedy = measured.Greedy! with { Agent = name } };
    }
}
