namespace MultiModalRL.Cli;

/// <summary>How fast several works went, slice by slice, in turns.</summary>
/// <param name="slices">Units a second: a work each, a slice each.</param>
internal sealed class Rates(double[][] slices)
{
    /// <summary>
    /// Units a second of a work, in its fastest slice: other load on the machine can only slow a slice down, so the
    /// fastest one says most about the work (as Python's <c>timeit</c> argues).
    /// </summary>
    public double this[int work] => slices[work].Max();

    /// <summary>One rate ÷ another.</summary>
    public double Ratio(int work, int other) => this[work] / this[other];
}
