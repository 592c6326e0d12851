using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>What is not revealed changes nothing, down to the last bit of actions, log-probabilities and values.</summary>
[TestFixtureSource(typeof(RegisteredAgents), nameof(RegisteredAgents.Names))]
internal sealed class MaskingTests(string name)
{
    private const int Rows = 12;

    [Test]
    public void Act_HiddenPixelsScrambled_ChangesNoBit([Values] bool thumbnail, [Values] bool evaluation)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: thumbnail);
        using var agent = RegisteredAgents.Ready(name, environment);
        var policy = evaluation ? agent.EvaluationPolicy : agent.BehaviorPolicy;
        foreach (var step in Steps(environment))
        {
            var scrambled = ScrambledImages.Scramble(environment.Spec, step.Observations);
            var seen = Bits(policy, environment.Spec, step.Input);
            Assert.That(Bits(policy, environment.Spec, new PolicyInput(scrambled, step.Starts, step.Keys)), Is.EqualTo(seen));
        }
    }

    /// <summary>First observations, then some with random cells revealed; every row shows another image.</summary>
    private static IEnumerable<VectorStep> Steps(IVectorEnvironment environment)
    {
        var (step, info) = (new VectorStep(environment.Spec, Rows), new Columns(environment.Spec.Info, Rows));
        var fields = new QuestionAnsweringFields(environment.Spec);
        environment.Reset(EpisodePlan.EachOnce(2, environment.Spec.ExampleCount), step, info);
        yield return step;
        for (var round = 0; round < 3; round++)
        {
            var random = new RandomStream((ulong)round);
            for (var row = 0; row < Rows; row++)
            {
                Reveal(step.Observations, fields, row, ref random);
            }

            yield return step;
        }
    }

    private static void Reveal(Columns observations, QuestionAnsweringFields fields, int row, ref RandomStream random)
    {
        var revealed = observations.Values(fields.Revealed, row);
        var legal = observations.Values(fields.Legal, row);
        for (var cell = 0; cell < revealed.Length; cell++)
        {
            revealed[cell] = (byte)random.NextInt(2);
            legal[fields.Looks!.Value.Start + cell] = (byte)(1 - revealed[cell]);
        }
    }

    private static string Bits(IPolicy policy, EnvironmentSpec spec, PolicyInput input)
    {
        var (actions, extras) = (new Columns(spec.Action, Rows), new Columns(policy.Extras, Rows));
        using var state = policy.CreateState(Rows);
        policy.Act(input, state, actions, extras);
        return OneStep.Bits(actions) + OneStep.Bits(extras);
    }
}
