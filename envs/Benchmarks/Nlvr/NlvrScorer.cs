using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// NLVR's accuracy, which its scripts call precision, and consistency (lil-lab/nlvr <c>nlvr/metrics_images.py</c> and
/// <c>nlvr/metrics_structured_rep.py</c>). The image variant wants a prediction of each of the six permutations of an
/// example under the image's name; a sentence is what has the first part of an identifier in common.
/// </summary>
internal static class NlvrScorer
{
    private const int Permutations = 6;
    private const string Structured = "structured";

    public static ImmutableArray<ScorerVariant> Variants { get; } =
    [
        new("images", "Six images an example, named split-n-m-k.png."),
        new(Structured, "One structured representation an example, named by its identifier n-m."),
    ];

    public static ScorerFiles Files { get; } = new("CSV of image name or identifier, and prediction", "official JSON-lines files") { MostAnnotations = int.MaxValue };

    public static ScoreReport Score(ScoringRequest request)
    {
        var examples = request.Annotations.SelectMany(file => JsonItems.InLines(file, JsonRules.Python)).ToArray();
        var hasImages = request.Variant != Structured;
        var predictions = NlvrPredictions.Read(request.Predictions, hasImages ? OfImage : identifier => identifier);
        var wanted = examples
            .SelectMany(example => hasImages
                ? Enumerable.Range(0, Permutations).Select(permutation => (Id: $"{example.Text("identifier")}-{permutation}", Example: example))
                : [(example.Text("identifier"), example)])
            .ToArray();
        PredictionFile.RequireIds(request.Predictions, predictions, wanted.Select(item => item.Id));
        if (predictions.Count != wanted.Length)
        {
            throw new InputException($"{request.Predictions}: expected {wanted.Length} predictions, found {predictions.Count}");
        }

        var tally = new NlvrTally();
        foreach (var (id, example) in wanted)
        {
            tally.Add(id, example.Text("identifier").Split('-')[0], example.Text("label"), predictions[id]);
        }

        return tally.Report(request.Variant!);
    }

    // split-n-m-k.png: without what follows the first dot, and without the split.
    private static string OfImage(string name)
    {
        var stem = name.Split('.')[0];
        var dash = stem.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? "" : stem[(dash + 1)..];
    }
}
