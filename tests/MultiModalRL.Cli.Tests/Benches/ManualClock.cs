namespace MultiModalRL.Cli.Tests;

/// <summary>A clock that goes on when it is told to.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public double Seconds() => (double)ticks / TimestampFrequency;

    public void Advance(double milliseconds) => ticks += (long)(milliseconds * TimeSpan.TicksPerMillisecond);
}
