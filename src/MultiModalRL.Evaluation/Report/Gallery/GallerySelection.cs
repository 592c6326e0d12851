using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>
/// Which episodes a gallery shows: a quarter of them wrong ones (as far as there are), the rest right ones, each half at
/// random and then by rising cost; one episode an image as long as images last. The share of wrong ones is therefore not
/// the error rate, and the report says so.
/// </summary>
public static class GallerySelection
{
    /// <summary>Picks up to <paramref name="count"/> outcomes.</summary>
    public static ImmutableArray<Outcome> Pick(OutcomeSet set, int count, RandomStream stream)
    {
        var shuffled = set.Outcomes.ToArray();
        stream.Shuffle(shuffled.AsSpan());
        var seen = new HashSet<int>();
        var distinct = shuffled.Where(outcome => seen.Add(outcome.Cluster)).ToArray();
        var pool = distinct.Length >= count ? distinct : shuffled;

        var wrong = pool.Where(outcome => outcome.Accuracy < 0.5).ToArray();
        var right = pool.Where(outcome => outcome.Accuracy >= 0.5).ToArray();
        var wrongCount = Math.Min(wrong.Length, Math.Max(count / 4, count - right.Length));
        return
        [
            .. right.Take(count - wrongCount).OrderBy(outcome => outcome.Cost),
            .. wrong.Take(wrongCount).OrderBy(outcome => outcome.Cost),
        ];
    }
}
