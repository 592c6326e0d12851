using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Environments.Tests;

/// <summary>The agents that need no pixels, fitted on training (or, where there is none, on what is measured) and measured.</summary>
internal static class BaselinePlays
{
    private static readonly (string Name, Func<AgentContext, IAgent> Create)[] Baselines =
    [
        ("random", context => new RandomAgent(context)),
        ("majority", context => new MajorityAgent(context)),
        ("question-prior", context => new QuestionPriorAgent(context)),
    ];

    /// <summary>Each answers every example once, and on what it was fitted on the question tells no less than nothing.</summary>
    /// <returns>The mean accuracy of each.</returns>
    public static IReadOnlyDictionary<string, double> Assert(EnvironmentRegistration registration, object options, string data, Split split)
    {
        using var measured = registration.Create(new EnvironmentRequest(3, split, data, 5), options);
        using var fitted = Train(registration, options, data);
        var accuracies = new Dictionary<string, double>();
        var from = fitted ?? measured;
        // A test split alone teaches nobody: only chance is measured then.
        foreach (var (name, create) in Baselines.Where(baseline => from.Supervision is not null || baseline.Name == "random"))
        {
            using var agent = create(new AgentContext(from.Spec, from.Count, from.Supervision, 1, Device.Cpu, null, 0));
            while (agent.LearnsFrom == LearningSource.Supervision && agent.Update(new Silence()))
            {
            }

            var outcomes = new Evaluator(measured, seed: 2).Outcomes(agent.EvaluationPolicy, name, split).Outcomes;
            NUnit.Framework.Assert.That(outcomes, Has.Length.EqualTo(measured.Spec.ExampleCount), $"{registration.Id}, {name}");
            accuracies[name] = outcomes.Average(outcome => outcome.Accuracy);
        }

        NUnit.Framework.Assert.That(accuracies.Values, Is.All.InRange(0.0, 1.0), registration.Id.ToString());
        if (from.Supervision is not null && (fitted is null || split == Split.Train))
        {
            NUnit.Framework.Assert.That(accuracies["question-prior"], Is.GreaterThanOrEqualTo(accuracies["majority"] - 1e-6), registration.Id.ToString());
        }

        return accuracies;
    }

    private static IVectorEnvironment? Train(EnvironmentRegistration registration, object options, string data)
    {
        try
        {
            return registration.Create(new EnvironmentRequest(3, Split.Train, data, 5), options);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private sealed class Silence : IMetricSink
    {
        public void Scalar(string tag, double value, long step)
        {
        }
    }
}
