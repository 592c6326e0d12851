using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Damage to the bytes of a file.</summary>
internal static class ByteMutation
{
    /// <summary>Changes, cuts, repeats and exchanges some bytes, more often near the end, where tables keep their footers.</summary>
    public static byte[] Of(byte[] whole, ref RandomStream random)
    {
        var bytes = new List<byte>(whole);
        for (var left = 1 + random.NextInt(3); left > 0 && bytes.Count > 0; left--)
        {
            var at = random.NextInt(2) == 0 ? random.NextInt(bytes.Count) : bytes.Count - 1 - random.NextInt(Math.Min(bytes.Count, 600));
            var count = Math.Min(1 + random.NextInt(12), bytes.Count - at);
            switch (random.NextInt(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1 or 2:
                    bytes[at] = (byte)random.NextInt(256);
                    break;
                case 3:
                    bytes.RemoveRange(at, count);
                    break;
                case 4:
                    bytes.InsertRange(random.NextInt(bytes.Count), bytes.GetRange(at, count));
                    break;
                default:
                    bytes.RemoveRange(at, random.NextInt(4) == 0 ? bytes.Count - at : count);
                    break;
            }
        }

        return [.. bytes];
    }
}
