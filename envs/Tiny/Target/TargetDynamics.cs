using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>One step: a target, uniform in [−1, 1] in each dimension, and an action in [−2, 2].</summary>
internal readonly struct TargetDynamics : IDynamics<TargetState>
{
    public const string Id = "tiny/Target-v0";

    private readonly Field<float> field;

    public TargetDynamics(TargetOptions options)
    {
        field = new Field<float>(0, options.Dimensions);
        var observation = new BoxSpace([options.Dimensions], -1, 1);
        Spec = DynamicsSpec.Of(Id, observation, new BoxSpace([options.Dimensions], -2, 2), maxEpisodeSteps: 1);
    }

    public EnvironmentSpec Spec { get; }

    public TargetState Begin(RandomStream random) => new(random);

    public string? Refusal(in TargetState state, Row action) => null;

    public bool Step(ref TargetState state, Row action, out float reward)
    {
        var random = state.Random;
        var squares = 0f;
        foreach (var chosen in action.Values(field))
        {
            var miss = chosen - Next(ref random);
            squares += miss * miss;
        }

        reward = -squares / field.Width;
        return true;
    }

    public void Observe(in TargetState state, Row observation)
    {
        var random = state.Random;
        foreach (ref var value in observation.Values(field))
        {
            value = Next(ref random);
        }
    }

    private static float Next(ref RandomStream random) => 2 * random.NextSingle() - 1;
}
