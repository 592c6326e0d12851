using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>What an evaluation leaves on disk: choices before the measured split is touched, results after.</summary>
/// <param name="folder">Where to, or null for nowhere.</param>
/// <param name="request">What is measured.</param>
/// <param name="manifest">Its manifest.</param>
internal sealed class EvaluationRecord(string? folder, EvaluationRequest request, EvaluationManifest manifest)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly EvaluationFolder? target = folder is null ? null : new EvaluationFolder(folder);

    /// <summary>Sees before the work that the results can be left where they are wanted.</summary>
    /// <exception cref="InputException">The folder holds another evaluation, or cannot be written in.</exception>
    public void Prepare() => target?.Prepare(manifest);

    /// <summary>Records what was chosen on validation, in the evaluation and in the run it was chosen for.</summary>
    public void Write(Calibration calibration)
    {
        target?.Clear();
        target?.WriteManifest(manifest with { Calibration = calibration });
        if (request.TrainedRun is not null && request.Checkpoint is null)
        {
            var run = new RunFolder(request.TrainedRun);
            var recorded = run.ReadManifest();
            run.WriteManifest(recorded with { Calibrations = [.. recorded.Calibrations, calibration] });
        }
    }

    /// <summary>Records the results, then the outcomes, which are larger by far.</summary>
    /// <exception cref="IOException">Something cannot be written; the message names the folder.</exception>
    public void Write(Measurement measurement, JsonObject sums)
    {
        if (target is null)
        {
            return;
        }

        try
        {
            target.Clear();
            target.WriteManifest(manifest with { Calibration = measurement.Calibration });
            AtomicFile.Write(target.ResultsFile, Encoding.UTF8.GetBytes(sums.ToJsonString(Indented) + "\n"));
            target.WriteOutcomes(measurement.Greedy?.Outcomes ?? []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder}: the evaluation is not kept, or not all of it: {exception.Message}", exception);
        }
    }

    /// <summary>The object that <c>--json</c> prints.</summary>
    public JsonObject Sums(Measurement measurement) => (JsonObject)JsonNode.Parse(measurement.Greedy is { } greedy
        ? ResultJson.Line(EvaluationResult.Of(greedy, measurement.Stochastic))
        : ResultJson.Line(EpisodeSums.Of(request, measurement)))!;
}
