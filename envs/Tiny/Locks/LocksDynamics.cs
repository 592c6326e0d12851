using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>One step: a code, uniform in each dial, seen as ones among zeros, and a position a dial.</summary>
internal readonly struct LocksDynamics : IDynamics<LocksState>, ISolvedDynamics<LocksState>
{
    public const string Id = "tiny/Locks-v0";

    private readonly ImmutableArray<int> dials;
    private readonly Field<float> observed;
    private readonly Field<int> turned;

    public LocksDynamics(LocksOptions options)
    {
        dials = options.Dials;
        observed = new Field<float>(0, dials.Sum());
        turned = new Field<int>(0, dials.Length);
        Spec = DynamicsSpec.Of(Id, new BoxSpace([dials.Sum()], 0, 1), new MultiDiscreteSpace(dials), maxEpisodeSteps: 1);
    }

    public EnvironmentSpec Spec { get; }

    public LocksState Begin(RandomStream random) => new(random);

    public string? Refusal(in LocksState state, Row action) => null;

    public bool Step(ref LocksState state, Row action, out float reward)
    {
        var random = state.Random;
        var positions = action.Values(turned);
        var right = 0;
        for (var dial = 0; dial < dials.Length; dial++)
        {
            right += positions[dial] == random.NextInt(dials[dial]) ? 1 : 0;
        }

        reward = (float)right / dials.Length;
        return true;
    }

    public void Act(in LocksState state, int age, Row action)
    {
        var random = state.Random;
        var positions = action.Values(turned);
        for (var dial = 0; dial < dials.Length; dial++)
        {
            positions[dial] = random.NextInt(dials[dial]);
        }
    }

    public void Observe(in LocksState state, Row observation)
    {
        var random = state.Random;
        var values = observation.Values(observed);
        values.Clear();
        var first = 0;
        foreach (var positions in dials)
        {
            values[first + random.NextInt(positions)] = 1;
            first += positions;
        }
    }
}
