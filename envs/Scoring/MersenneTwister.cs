namespace MultiModalRL.Environments;

/// <summary>
/// The generator of Python's <c>random</c> module, bit for bit: MT19937 (Matsumoto and Nishimura 1998), seeded as
/// <c>random.seed(n)</c> seeds it. For scripts whose printed numbers depend on it; everything else takes a
/// <see cref="Core.RandomStream"/>.
/// </summary>
public sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Shift = 397;

    private readonly uint[] state = new uint[Size];
    private int next = Size;

    /// <summary>The generator after <c>random.seed(seed)</c>.</summary>
    public MersenneTwister(uint seed)
    {
        // Python seeds by the reference code's init_by_array with the seed's 32-bit digits, here one.
        Spread(19650218);
        var position = 1;
        for (var k = 0; k < Size; k++)
        {
            state[position] = (state[position] ^ (Mixed(position) * 1664525)) + seed;
            position = Following(position);
        }

        for (var k = 0; k < Size - 1; k++)
        {
            state[position] = (state[position] ^ (Mixed(position) * 1566083941)) - (uint)position;
            position = Following(position);
        }

        state[0] = 0x80000000;
    }

    /// <summary><c>random.choice(range(count))</c>: as many bits as the count has, drawn again until they are below it.</summary>
    /// <param name="count">At least 1.</param>
    public int Choice(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var bits = 32 - int.LeadingZeroCount(count);
        uint drawn;
        do
        {
            drawn = NextUInt32() >> (32 - bits);
        }
        while (drawn >= count);
        return (int)drawn;
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32()
    {
        if (next == Size)
        {
            Twist();
        }

        var bits = state[next++];
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9D2C5680;
        bits ^= (bits << 15) & 0xEFC60000;
        return bits ^ (bits >> 18);
    }

    private void Spread(uint seed)
    {
        state[0] = seed;
        for (var i = 1; i < Size; i++)
        {
            state[i] = (Mixed(i) * 1812433253) + (uint)i;
        }
    }

    private uint Mixed(int position) => state[position - 1] ^ (state[position - 1] >> 30);

    // Past the end the last word is carried to the front, from where it is mixed into the next.
    private int Following(int position)
    {
        if (position + 1 < Size)
        {
            return position + 1;
        }

        state[0] = state[Size - 1];
        return 1;
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var joined = (state[i] & 0x80000000) | (state[(i + 1) % Size] & 0x7FFFFFFF);
            state[i] = state[(i + Shift) % Size] ^ (joined >> 1) ^ ((joined & 1) == 0 ? 0 : 0x9908B0DF);
        }

        next = 0;
    }
}
