using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Does something at the n-th number that arrives: cancels, throws, moves the clock.</summary>
internal sealed class ActingSink(int at, Action act) : IMetricSink
{
    private int arrived;

    public void Scalar(string tag, double value, long step)
    {
        if (++arrived == at)
        {
            act();
        }
    }
}
