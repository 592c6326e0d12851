using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Two states and two actions, stay (0) and move (1), without chance after the start.</summary>
internal readonly struct ChainDynamics : IDynamics<ChainState>, ISolvedDynamics<ChainState>
{
    public const string Id = "tiny/Chain-v0";

    private const int Move = 1;
    private static readonly Field<float> Observation = new(0, 2);
    private static readonly Field<int> Action = new(0, 1);
    private readonly float lowReward;

    public ChainDynamics(ChainOptions options)
    {
        lowReward = (float)options.LowReward;
        Spec = DynamicsSpec.Of(Id, new BoxSpace([2], 0, 1), new DiscreteSpace(2), options.MaxEpisodeSteps);
    }

    public EnvironmentSpec Spec { get; }

    public ChainState Begin(RandomStream random) => new(random.NextInt(2));

    public string? Refusal(in ChainState state, Row action) => null;

    public bool Step(ref ChainState state, Row action, out float reward)
    {
        var moves = action.Value(Action) == Move;
        reward = moves ? 0 : state.Height == 1 ? 1 : lowReward;
        state = new ChainState(moves ? 1 - state.Height : state.Height);
        return false;
    }

    // Moving up pays from the next step on: it is worth it unless too few steps are left.
    public void Act(in ChainState state, int age, Row action)
    {
        var left = Spec.MaxEpisodeSteps - age;
        action.Value(Action) = state.Height == 0 && left - 1 >= left * lowReward ? Move : 0;
    }

    public void Observe(in ChainState state, Row observation)
    {
        var values = observation.Values(Observation);
        values[0] = 1 - state.Height;
        values[1] = state.Height;
    }
}
