using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Tells of a condition once when it begins to hold, and again only after it has clearly ceased: what comes and goes at the
/// edge, as in a world that is solved, is told once.
/// </summary>
/// <param name="name">Its tag under <c>warnings/</c>.</param>
internal sealed class Alarm(string name)
{
    /// <summary>Looks in a row that must find the condition clearly gone before it is told again.</summary>
    public const byte QuietLooks = 20;

    // 0 where nothing is to be kept quiet; else one more than the latest looks that found the condition gone. Checkpoints of
    // before hold whether it holds in its place, 0 or 1, which means the same.
    private byte told;

    /// <summary>Takes note of whether the condition holds now.</summary>
    /// <param name="now">Whether it holds.</param>
    /// <param name="gone">Whether it is far from holding; what is neither holds on to what was told.</param>
    /// <param name="step">When.</param>
    /// <param name="metrics">Where to tell.</param>
    /// <param name="text">What to tell.</param>
    public void Tell(bool now, bool gone, long step, IMetricSink metrics, FormattableString text)
    {
        if (now && told == 0)
        {
            metrics.Scalar($"warnings/{name}", 1, step);
            metrics.Warn(text.ToString(CultureInfo.InvariantCulture), step);
        }

        told = (now, gone, told) switch
        {
            (true, _, _) => 1,
            (_, _, 0) or (_, true, QuietLooks) => 0,
            (_, true, _) => (byte)(told + 1),
            _ => 1,
        };
    }

    /// <summary>Writes what was told, and since when it is quiet.</summary>
    public void Save(BinaryWriter writer) => writer.Write(told);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => told = reader.ReadByte();
}
