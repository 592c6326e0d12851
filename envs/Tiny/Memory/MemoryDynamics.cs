using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A cue, some blanks, a question: the answer is the cue.</summary>
internal readonly struct MemoryDynamics : IDynamics<MemoryState>, ISolvedDynamics<MemoryState>
{
    public const string Id = "tiny/Memory-v0";

    private static readonly Field<int> Action = new(0, 1);
    private readonly int cues;
    private readonly int question;
    private readonly Field<float> seen;
    private readonly Field<byte>? legal;

    public MemoryDynamics(MemoryOptions options)
    {
        cues = options.Cues;
        question = options.Blanks + 1;
        var actions = new DiscreteSpace(options.Waits ? cues + 1 : cues);
        Spec = DynamicsSpec.Of(Id, new BoxSpace([cues + 1], 0, 1), actions, maxEpisodeSteps: question + 1);
        if (options.Waits)
        {
            var layout = new CompositeSpace([.. Spec.Observation.Fields, new("legal", new MultiBinarySpace(actions.Count))]);
            legal = layout.Field<byte>("legal");
            Spec = Spec with { Observation = layout, LegalActions = legal };
        }

        seen = Spec.Observation.Field<float>(DynamicsSpec.Observation);
    }

    public EnvironmentSpec Spec { get; }

    public MemoryState Begin(RandomStream random) => new(random.NextInt(cues), Age: 0);

    public string? Refusal(in MemoryState state, Row action) =>
        legal is not null && action.Value(Action) < cues != (state.Age == question)
            ? $"the legal-action mask forbids action {action.Value(Action)} at step {state.Age}"
            : null;

    public bool Step(ref MemoryState state, Row action, out float reward)
    {
        var asked = state.Age == question;
        reward = asked && action.Value(Action) == state.Cue ? 1 : 0;
        state.Age++;
        return asked;
    }

    public void Act(in MemoryState state, int age, Row action) =>
        action.Value(Action) = state.Age == question || legal is null ? state.Cue : cues;

    public void Observe(in MemoryState state, Row observation)
    {
        var values = observation.Values(seen);
        values.Clear();
        if (state.Age == 0)
        {
            values[state.Cue] = 1;
        }

        values[cues] = state.Age == question ? 1 : 0;
        if (legal is { } field)
        {
            var mask = observation.Values(field);
            mask.Fill((byte)(state.Age == question ? 1 : 0));
            mask[cues] = (byte)(state.Age == question ? 0 : 1);
        }
    }
}
