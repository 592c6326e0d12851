using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// NLVR2's accuracy and consistency (lil-lab/nlvr <c>nlvr2/eval/metrics.py</c>): a sentence is what has identifiers
/// split-set-pair-sentence that agree without the pair. Predictions of other examples are left out, as by the script, which
/// stops only where there are fewer predictions than examples.
/// </summary>
internal static class Nlvr2Scorer
{
    private const int PairPart = 2;

    public static ScorerFiles Files { get; } = new("CSV of identifier and prediction", "official JSON-lines files") { MostAnnotations = int.MaxValue };

    public static ScoreReport Score(ScoringRequest request)
    {
        var examples = request.Annotations.SelectMany(file => JsonItems.InLines(file, JsonRules.Python)).ToArray();
        var predictions = NlvrPredictions.Read(request.Predictions, identifier => identifier);
        PredictionFile.RequireIds(request.Predictions, predictions, examples.Select(example => example.Text("identifier")));
        var tally = new NlvrTally();
        foreach (var example in examples)
        {
            var id = example.Text("identifier");
            tally.Add(id, Sentence(example, id), example.Text("label"), predictions[id]);
        }

        return tally.Report(request.Variant!);
    }

    private static string Sentence(JsonItem example, string identifier)
    {
        var parts = identifier.Split('-');
        if (parts.Length <= PairPart)
        {
            throw example.Member("identifier").Failure("split-set-pair-sentence");
        }

        parts[PairPart] = "";
        return string.Join('-', parts);
    }
}
