namespace MultiModalRL.Core;

/// <summary>
/// A small deterministic generator (SplitMix64: Steele, Lea and Flood, OOPSLA 2014): a counter of step γ through a
/// mixing function. Copying the value copies its position. The same seed gives the same draws on every machine.
/// </summary>
public struct RandomStream : IEquatable<RandomStream>
{
    private ulong state;

    /// <summary>Starts a stream.</summary>
    public RandomStream(ulong seed) => state = seed;

    /// <summary>The state, from which <see cref="RandomStream(ulong)"/> goes on.</summary>
    public readonly ulong State => state;

    /// <summary>Mixes the bits of a number: a bijection with good avalanche.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A new seed from two numbers; the order of the two matters.</summary>
    public static ulong Combine(ulong first, ulong second) => Mix(Mix(first + 0x9E3779B97F4A7C15) ^ (second + 0xD1B54A32D192ED03));

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>A uniform integer 0 … <paramref name="count"/> − 1, without bias (Lemire 2019).</summary>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var product = (UInt128)NextUInt64() * (ulong)count;
        if ((ulong)product < (ulong)count)
        {
            var threshold = unchecked(0ul - (ulong)count) % (ulong)count;
            while ((ulong)product < threshold)
            {
                product = (UInt128)NextUInt64() * (ulong)count;
            }
        }

        return (int)(product >> 64);
    }

    /// <summary>A uniform number in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1ul << 53));

    /// <summary>A uniform number in [0, 1), 24 bits.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1u << 24));

    /// <summary>A standard normal number (Box–Muller; two draws each).</summary>
    public double NextGaussian() =>
        Math.Sqrt(-2.0 * Math.Log(1.0 - NextDouble())) * Math.Cos(2.0 * Math.PI * NextDouble());

    /// <summary>Shuffles in place, every order equally likely (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <inheritdoc/>
    public readonly bool Equals(RandomStream other) => state == other.state;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is RandomStream other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => state.GetHashCode();

    /// <summary>Whether two streams will draw the same numbers.</summary>
    public static bool operator ==(RandomStream left, RandomStream right) => left.Equals(right);

    /// <summary>Whether two streams will draw different numbers.</summary>
    public static bool operator !=(RandomStream left, RandomStream right) => !left.Equals(right);
}
