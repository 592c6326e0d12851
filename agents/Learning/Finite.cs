using System.Globalization;

namespace MultiModalRL.Agents;

/// <summary>Stops learning that has gone numerically wrong.</summary>
internal static class Finite
{
    /// <exception cref="ArithmeticException">The number is NaN or infinite; the message names it, the step and the seed.</exception>
    public static void Require(double value, string what, long step, ulong seed)
    {
        if (!double.IsFinite(value))
        {
            throw new ArithmeticException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what} is {value} at step {step} (agent seed {seed})"));
        }
    }
}
