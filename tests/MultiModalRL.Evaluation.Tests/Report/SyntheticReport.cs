using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation.Tests;

/// <summary>A report with everything in it, of made-up agents whose numbers look like real ones.</summary>
internal static class SyntheticReport
{
    public const string Hostile = "<script>alert('x')</script> & \"is\" there a <b>red</b> circle?";

    private const int Examples = 1200;

    public static ReportModel Model()
    {
        var sets = Sets();
        var front = sets.Where(set => set.Agent.StartsWith("ppo@", StringComparison.Ordinal)).ToArray();
        var majority = EvaluationResult.Of(sets.Single(set => set.Agent == "majority")).Accuracy;
        var agent = sets.Single(set => set.Agent == "ppo");
        return new ReportModel
        {
            Title = "GridShapes: looking only as much as it takes",
            Summary = "PPO fine-tuned from a supervised model, rewarded for accuracy less the price of looking, against every baseline that shares its model.",
            Results = [.. sets.Select(Result)],
            Comparisons = [.. sets.Where(set => set != agent && !front.Contains(set)).Select(set => Comparison.Of(agent, set))],
            Families = [.. Families(sets, [agent, .. front])],
            Fronts =
            [
                FrontSummary.Of("ppo", [agent, .. front], majority, new RandomStream(1), 200),
                FrontSummary.Of("baselines", [.. sets.Where(set => set != agent && !front.Contains(set))], majority, new RandomStream(1), 200),
            ],
            Yardstick = Yardstick.Of(0.744, 0.6797, 0.7318),
            Curves = [.. Curves("seed 1", 1), .. Curves("seed 2", 2)],
            Gallery = [.. Enumerable.Range(0, 14).Select(Item)],
            Manifests = [ReportManifest.Parse("runs/ppo-seed-1", Manifest)],
        };
    }

    public static IReadOnlyList<OutcomeSet> Sets()
    {
        var sets = new List<OutcomeSet>
        {
            Some.Noisy("ppo", Examples, 0.925, 0.40, 1),
            Some.Noisy("ppo@0.1", Examples, 0.968, 0.58, 2, 0.1),
            Some.Noisy("ppo@0.2", Examples, 0.952, 0.48, 3, 0.2),
            Some.Noisy("ppo@0.8", Examples, 0.845, 0.26, 4, 0.8),
            Some.Noisy("supervised", Examples, 0.975, 1, 5),
            Some.Noisy("supervised+", Examples, 0.978, 1, 6),
            Some.Noisy("random", Examples, 0.69, 0.41, 7),
            Some.Noisy("majority", Examples, 0.505, 0, 8),
            Some.Noisy("question-prior", Examples, 0.53, 0, 9),
        };
        foreach (var (order, gain) in new[] { ("raster", 0.0), ("random", 0.004), ("contrast", 0.03) })
        {
            for (var looks = 1; looks <= 8; looks++)
            {
                var accuracy = 0.52 + (0.44 * looks / 9) + gain;
                sets.Add(Some.Noisy($"fixed-look-{order}-{looks}", Examples, accuracy, looks / 9.0, (ulong)(100 + looks + order.Length)));
            }
        }

        foreach (var threshold in new[] { 0.7, 0.8, 0.9, 0.95 })
        {
            sets.Add(Some.Noisy("threshold-" + threshold.ToString(CultureInfo.InvariantCulture), Examples, threshold * 0.99, 0.25 + (1.4 * (threshold - 0.6)), (ulong)(1000 * threshold)));
        }

        return sets;
    }

    private static EvaluationResult Result(OutcomeSet set, int i)
    {
        var stream = new RandomStream((ulong)i);
        var times = Enumerable.Range(0, 200).Select(_ => 0.4 + (4 * set.Outcomes.Average(outcome => outcome.Cost)) + Math.Abs(stream.NextGaussian())).ToArray();
        return EvaluationResult.Of(set with { ResponseMilliseconds = [.. times] }, set.Agent.StartsWith("ppo", StringComparison.Ordinal) ? set : null);
    }

    private static IEnumerable<FamilyComparison> Families(IReadOnlyList<OutcomeSet> sets, OutcomeSet[] front) =>
        new[] { "fixed-look-raster", "fixed-look-random", "fixed-look-contrast", "threshold" }.Select(family =>
            FamilyComparison.Of(family, front, [.. sets.Where(set => set.Agent.StartsWith(family + "-", StringComparison.Ordinal))]));

    private static IEnumerable<LearningCurve> Curves(string run, ulong seed)
    {
        var stream = new RandomStream(seed);
        foreach (var (tag, start, end) in new[]
        {
            ("episode/reward", 0.5, 0.73), ("episode/accuracy", 0.62, 0.93), ("episode/cost", 0.95, 0.4),
            ("losses/policy_loss", -0.02, -0.004), ("losses/value_loss", 0.21, 0.06), ("losses/approximate_kl", 0.012, 0.004),
            ("entropy/answer", 0.65, 0.05), ("entropy/look", 2.1, 0.2),
        })
        {
            var points = ImmutableArray.CreateBuilder<CurvePoint>();
            for (var i = 0; i < 900; i++)
            {
                var value = end + ((start - end) * Math.Exp(-i / 180.0)) + (0.06 * Math.Abs(start - end) * stream.NextGaussian());
                points.Add(new CurvePoint(i * 2048L, value));
            }

            yield return new LearningCurve(run, tag, points.ToImmutable());
        }
    }

    private static GalleryItem Item(int i)
    {
        var stream = new RandomStream((ulong)(50 + i));
        var shape = new ImageShape(24, 24, 3);
        var pixels = Shapes(shape, ref stream);
        int[] cells = [0, 1, 2, 3, 4, 5, 6, 7, 8];
        stream.Shuffle<int>(cells);
        var correct = i < 10;
        return new GalleryItem
        {
            Png = GalleryItem.EncodePng(pixels, shape),
            Shape = shape,
            Question = i == 0 ? Hostile : i % 2 == 0 ? "is there a red circle ?" : "is there a blue shape ?",
            Answer = i == 13 ? null : correct ? "yes" : "no",
            Reference = "yes",
            Correct = correct,
            Side = i == 12 ? 0 : 3,
            Looks = [.. cells[..(i % 10)]],
            Cost = i % 10 / 9.0,
            Agent = "ppo",
        };
    }

    // A 3 × 3 grid of squares, discs and triangles in three colours.
    private static byte[] Shapes(ImageShape shape, ref RandomStream stream)
    {
        var pixels = new byte[shape.Size];
        Array.Fill(pixels, (byte)24);
        for (var cell = 0; cell < 9; cell++)
        {
            var (colour, kind) = (stream.NextInt(3), stream.NextInt(4));
            for (var y = 0; y < 8; y++)
            {
                for (var x = 0; x < 8; x++)
                {
                    var (dx, dy) = (x - 3.5, y - 3.5);
                    var inside = kind switch
                    {
                        0 => Math.Abs(dx) < 3 && Math.Abs(dy) < 3,
                        1 => (dx * dx) + (dy * dy) < 10,
                        2 => y is > 0 and < 7 && Math.Abs(dx) <= y / 2.0,
                        _ => false,
                    };
                    if (inside)
                    {
                        pixels[(3 * ((((cell / 3 * 8) + y) * 24) + (cell % 3 * 8) + x)) + colour] = 230;
                    }
                }
            }
        }

        return pixels;
    }

    private const string Manifest = """
        {
          "command": "mmrl train --env glimpse/GridShapes-v0 --agent ppo",
          "started": "2026-01-05T10:00:00Z",
          "seed": 1,
          "device": "cpu",
          "git_commit": "f7f2334",
          "options": { "learning_rate": 0.0003, "clip": 0.2, "epochs": 4, "price": 0.4 },
          "data": { "generated": "GridShapes", "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" }
        }
        """;
}
