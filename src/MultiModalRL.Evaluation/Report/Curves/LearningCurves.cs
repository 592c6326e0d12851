using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>
/// Reads learning curves from <c>metrics.jsonl</c>: one object a line with <c>step</c>, <c>tag</c> and <c>value</c>, other
/// fields ignored. A run that was resumed writes some steps again: the later lines count. A last line without its newline
/// was cut off by a crash and is dropped where it is not whole. Values that are no finite number are left out.
/// </summary>
public static class LearningCurves
{
    /// <summary>Every curve of a run, in the order their tags first appear.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The run's name in legends.</param>
    /// <exception cref="InputException">The file cannot be read, or a line is not such an object; the message names it.</exception>
    public static ImmutableArray<LearningCurve> Read(string path, string run)
    {
        try
        {
            return Parse(File.ReadAllText(path), path, run);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {exception.Message} Expected a run's metrics.", exception);
        }
    }

    private static ImmutableArray<LearningCurve> Parse(string text, string path, string run)
    {
        var curves = new OrderedDictionary<string, List<CurvePoint>>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsMemory(range);
            if (line.Span.IsWhiteSpace())
            {
                continue;
            }

            try
            {
                Add(curves, line);
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                if (range.End.GetOffset(text.Length) == text.Length)
                {
                    break;
                }

                throw new InputException(
                    $"{path}, line {number}: expected {{\"step\": integer, \"tag\": text, \"value\": number}}", exception);
            }
        }

        return [.. curves.Select(curve => new LearningCurve(run, curve.Key, [.. curve.Value]))];
    }

    private static void Add(OrderedDictionary<string, List<CurvePoint>> curves, ReadOnlyMemory<char> line)
    {
        using var json = JsonDocument.Parse(line);
        var (step, tag) = (json.RootElement.GetProperty("step").GetInt64(), json.RootElement.GetProperty("tag").GetString()!);
        if (!curves.TryGetValue(tag, out var points))
        {
            curves.Add(tag, points = []);
        }

        if (points.Count > 0 && points[^1].Step > step)
        {
            points.RemoveAll(point => point.Step >= step);
        }

        var value = json.RootElement.GetProperty("value");
        if (value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()))
        {
            points.Add(new CurvePoint(step, value.GetDouble()));
        }
    }
}
