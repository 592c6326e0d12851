using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Moves the clock on before it acts.</summary>
internal sealed class SlowPolicy(IPolicy inner, ManualClock clock, TimeSpan duration) : IPolicy
{
    public int Calls { get; private set; }

    public CompositeSpace Extras => inner.Extras;

    public PolicyState CreateState(int rows) => inner.CreateState(rows);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        Calls++;
        clock.Advance(duration);
        inner.Act(input, state, actions, extras);
    }

    public void Dispose()
    {
    }
}
