using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Tells of a condition once when it begins to hold, and again only after it has ceased.</summary>
/// <param name="name">Its tag under <c>warnings/</c>.</param>
internal sealed class Alarm(string name)
{
    private bool held;

    /// <summary>Takes note of whether the condition holds now.</summary>
    public void Tell(bool now, long step, IMetricSink metrics, FormattableString text)
    {
        if (now && !held)
        {
            metrics.Scalar($"warnings/{name}", 1, step);
            metrics.Warn(text.ToString(CultureInfo.InvariantCulture), step);
        }

        held = now;
    }

    /// <summary>Writes whether it holds.</summary>
    public void Save(BinaryWriter writer) => writer.Write(held);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => held = reader.ReadBoolean();
}
