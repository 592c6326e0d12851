namespace MultiModalRL.Cli;

/// <summary>How fast several works went that took turns.</summary>
/// <param name="fastest">Units a second of each work in its fastest slice.</param>
/// <param name="efficiency">Units per second of effort of each work, over all slices.</param>
internal sealed class Rates(double[] fastest, double[] efficiency)
{
    /// <summary>
    /// Units a second of a work, in its fastest slice: other load on the machine can only slow a slice down, so the
    /// fastest one says most about the work (as Python's <c>timeit</c> argues).
    /// </summary>
    public double this[int work] => fastest[work];

    /// <summary>How much one work does for the effort that another takes for one unit: other load leaves it as it is.</summary>
    public double Ratio(int work, int other) => efficiency[work] / efficiency[other];
}
