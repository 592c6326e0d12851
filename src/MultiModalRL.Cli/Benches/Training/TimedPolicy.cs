using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>A policy whose decisions are timed. Its agent owns it.</summary>
internal sealed class TimedPolicy(IPolicy policy, PhaseTimes times) : IPolicy
{
    public CompositeSpace Extras => policy.Extras;

    public PolicyState CreateState(int rows) => policy.CreateState(rows);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        var now = times.Now();
        policy.Act(input, state, actions, extras);
        times.Add(Phase.Act, now);
    }

    public void Dispose() { }
}
