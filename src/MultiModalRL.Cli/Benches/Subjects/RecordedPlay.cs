using MultiModalRL.Agents;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>
/// A play whose actions were drawn beforehand, uniformly among the legal ones: repeating it costs stepping alone.
/// Owns the environment.
/// </summary>
internal sealed class RecordedPlay : IDisposable
{
    private const int StepsInAll = 1 << 17;
    private readonly IVectorEnvironment environment;
    private readonly EpisodePlan plan;
    private readonly Columns[] actions;
    private readonly Columns info;
    private VectorStep current;
    private VectorStep next;

    public RecordedPlay(IVectorEnvironment environment)
    {
        this.environment = environment;
        var (spec, rows) = (environment.Spec, environment.Count);
        plan = EpisodePlan.Endless(seed: 1, spec.ExampleCount);
        info = new Columns(spec.Info, rows);
        (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        actions = new Columns[Math.Clamp(StepsInAll / rows, 64, 4096)];
        Record();
    }

    /// <summary>Plays it again from its start; returns how many steps of one row that was.</summary>
    public long Repeat()
    {
        plan.Position = 0;
        environment.Reset(plan, current, info);
        foreach (var chosen in actions)
        {
            environment.Step(chosen, next, info);
            (current, next) = (next, current);
        }

        return (long)actions.Length * environment.Count;
    }

    /// <summary>Managed bytes a step of one row takes, resets included.</summary>
    public double BytesPerStep()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var steps = Repeat();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / steps;
    }

    public void Dispose() => environment.Dispose();

    private void Record()
    {
        using var policy = new RandomPolicy(environment.Spec, seed: 1);
        using var state = policy.CreateState(environment.Count);
        var extras = new Columns(policy.Extras, environment.Count);
        environment.Reset(plan, current, info);
        for (var i = 0; i < actions.Length; i++)
        {
            actions[i] = new Columns(environment.Spec.Action, environment.Count);
            policy.Act(current.Input, state, actions[i], extras);
            environment.Step(actions[i], next, info);
            (current, next) = (next, current);
        }
    }
}
