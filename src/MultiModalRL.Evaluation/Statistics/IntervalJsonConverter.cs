using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiModalRL.Evaluation;

/// <summary>Writes an interval as <c>[low, high]</c>, and as null where it is unknown (JSON has no infinity).</summary>
internal sealed class IntervalJsonConverter : JsonConverter<Interval>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return Interval.Unknown;
        }

        var bounds = JsonSerializer.Deserialize<double[]>(ref reader, options);
        return bounds is [var low, var high] ? new Interval(low, high) : throw new JsonException("an interval is [low, high]");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        if (!value.IsKnown)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(value.Low);
        writer.WriteNumberValue(value.High);
        writer.WriteEndArray();
    }
}
