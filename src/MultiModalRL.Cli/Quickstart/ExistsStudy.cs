using System.Text.Json.Nodes;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Evaluation;

namespace MultiModalRL.Cli;

/// <summary>The exact yardstick: questions of kind exists, where the best possible return is known.</summary>
/// <param name="study">Trains and measures.</param>
/// <param name="budget">How much.</param>
internal sealed class ExistsStudy(Study study, QuickstartBudget budget)
{
    private const double Price = 0.4;
    private const string Supervised = "supervised";

    /// <summary>The settings the yardstick's published numbers are for.</summary>
    public static JsonObject Options(QuickstartBudget budget) => new()
    {
        ["reward"] = new JsonObject { ["price"] = Price },
        ["benchmark"] = new JsonObject { ["trainExamples"] = 100_000, ["testExamples"] = budget.ExistsExamples },
    };

    /// <summary>Trains PPO, measures its mean return on the test split, and relates it to the optimum.</summary>
    public Yardstick Run()
    {
        study.Train(Supervised, budget.ExistsSupervisedSteps);
        study.Train(PpoAgent.Name, budget.ExistsPpoSteps, [], init: Supervised);
        var measured = study.Evaluate(PpoAgent.Name, budget.ExistsExamples, run: PpoAgent.Name);
        var options = (QuestionAnsweringOptions<GridShapesExistsOptions, GlimpseOptions>)study.EnvironmentOptions;
        var theory = new ExistsYardstick(ExistsSetting.Of(options.Benchmark, options.Reward.Price)
            ?? throw new InputException("the yardstick's theory does not cover these settings"));
        var mean = measured.Greedy!.Outcomes.Average(outcome => outcome.Reward);
        return Yardstick.Of(theory.OptimalReturn, theory.BestFixedReturn, mean);
    }
}
