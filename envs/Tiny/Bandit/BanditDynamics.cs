using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A Bernoulli bandit, one pull an episode.</summary>
internal readonly struct BanditDynamics : IDynamics<BanditState>
{
    public const string Id = "tiny/Bandit-v0";

    private static readonly Field<float> Observation = new(0, 1);
    private static readonly Field<int> Action = new(0, 1);
    private readonly ImmutableArray<double> probabilities;
    private readonly Field<byte>? legal;

    public BanditDynamics(BanditOptions options)
    {
        probabilities = options.Probabilities;
        var arms = probabilities.Length;
        Spec = DynamicsSpec.Of(Id, new BoxSpace([1], 1, 1), new DiscreteSpace(arms), maxEpisodeSteps: 1);
        if (options.Forbids)
        {
            var layout = new CompositeSpace([.. Spec.Observation.Fields, new("legal", new MultiBinarySpace(arms))]);
            legal = layout.Field<byte>("legal");
            Spec = Spec with { Observation = layout, LegalActions = legal };
        }
    }

    public EnvironmentSpec Spec { get; }

    public BanditState Begin(RandomStream random)
    {
        var all = (1 << probabilities.Length) - 1;
        var set = legal is null ? all : 1 + random.NextInt(all);
        return new BanditState(random, set);
    }

    public string? Refusal(in BanditState state, Row action) =>
        (state.Legal >> action.Value(Action) & 1) == 0 ? $"the legal-action mask forbids arm {action.Value(Action)}" : null;

    public bool Step(ref BanditState state, Row action, out float reward)
    {
        var random = state.Random;
        reward = random.NextDouble() < probabilities[action.Value(Action)] ? 1 : 0;
        return true;
    }

    public void Observe(in BanditState state, Row observation)
    {
        observation.Value(Observation) = 1;
        if (legal is { } field)
        {
            var mask = observation.Values(field);
            for (var arm = 0; arm < mask.Length; arm++)
            {
                mask[arm] = (byte)(state.Legal >> arm & 1);
            }
        }
    }
}
