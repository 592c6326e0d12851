namespace MultiModalRL.Cli;

/// <summary>
/// CartPole as a plain loop over local arrays (Barto, Sutton and Anderson 1983, with the numbers of Gymnasium's
/// <c>CartPole-v1</c>), no framework around it: it says how fast this machine is right now, and is what other figures
/// are divided by.
/// </summary>
internal sealed class PlainCartPole
{
    /// <summary>What it gave on the machine that the peers' figures come from, in steps a second.</summary>
    public const double ReferenceRate = 33e6;

    private const int Rows = 1024;
    private const int Steps = 64;
    private const double Interval = 0.02;
    private readonly double[] states = new double[4 * Rows];
    private ulong random = 1;

    /// <summary>Steps all rows a number of times; returns how many steps that was.</summary>
    public long Run()
    {
        for (var step = 0; step < Steps; step++)
        {
            for (var row = 0; row < Rows; row++)
            {
                random = random * 6364136223846793005 + 1442695040888963407;
                Step(states.AsSpan(4 * row, 4), (random >> 63) == 0 ? -10 : 10);
            }
        }

        return (long)Rows * Steps;
    }

    /// <summary>One step by Euler's rule; begins again at rest where the pole fell or the cart left the track.</summary>
    /// <param name="state">Position (m), velocity (m/s), angle (rad), angular velocity (rad/s).</param>
    /// <param name="force">In newtons.</param>
    internal static void Step(Span<double> state, double force)
    {
        var (x, velocity, angle, spin) = (state[0], state[1], state[2], state[3]);
        var (sine, cosine) = Math.SinCos(angle);
        var pushed = (force + 0.05 * spin * spin * sine) / 1.1;
        var spun = (9.8 * sine - cosine * pushed) / (0.5 * (4.0 / 3.0 - 0.1 * cosine * cosine / 1.1));
        var moved = pushed - 0.05 * spun * cosine / 1.1;
        state[0] = x + Interval * velocity;
        state[1] = velocity + Interval * moved;
        state[2] = angle + Interval * spin;
        state[3] = spin + Interval * spun;
        if (Math.Abs(state[0]) > 2.4 || Math.Abs(state[2]) > Math.PI / 15)
        {
            state.Clear();
        }
    }
}
