using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    /// <summary>Records what was chosen on validation, in the evaluation and in the run it was chosen for.</summary>
    public void Write(Calibration calibration)
    {
        target?.WriteManifest(manifest with { Calibration = calibration });
        if (request.TrainedRun is not null)
        {
            var run = new RunFolder(request.TrainedRun);
            var recorded = run.ReadManifest();
            run.WriteManifest(recorded with { Calibrations = [.. recorded.Calibrations, calibration] });
        }
    }

    /// <summary>Records the results and tells them as the object that <c>--json</c> prints.</summary>
    public JsonObject Write(Measurement measurement)
    {
        var json = Sums(measurement);
        if (target is not null)
        {
            target.WriteManifest(manifest with { Calibration = measurement.Calibration });
            target.WriteOutcomes(measurement.Greedy?.Outcomes ?? []);
            AtomicFile.Write(target.ResultsFile, Encoding.UTF8.GetBytes(json.ToJsonString(Indented) + "\n"));
        }

        return json;
    }

    private JsonObject Sums(Measurement measurement) => (JsonObject)JsonNode.Parse(measurement.Greedy is { } greedy
        ? ResultJson.Line(EvaluationResult.Of(greedy, measurement.Stochastic))
        : EpisodeSums.Of(request, measurement).ToJsonString())!;
}
