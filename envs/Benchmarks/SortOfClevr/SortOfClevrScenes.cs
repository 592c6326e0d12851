using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The generated scenes of a split and the questions asked about each. What an image holds depends on the seed, the split
/// and its number alone.
/// </summary>
public sealed class SortOfClevrScenes
{
    /// <summary>Pixels along each side of an image.</summary>
    public const int Side = 75;

    /// <summary>Objects of a scene, one a colour.</summary>
    public const int ObjectCount = 6;

    /// <summary>Questions about an image: 10 non-relational ones, then 10 relational ones, each family's all different.</summary>
    public const int QuestionsPerImage = 20;

    /// <summary>How far an object reaches from its centre, in pixels.</summary>
    internal const int Radius = 5;

    private readonly SortOfClevrObject[] objects;
    private readonly int[] questions;

    /// <summary>Generates a split.</summary>
    /// <param name="count">How many images.</param>
    /// <param name="seeds">The seeds of the split.</param>
    public SortOfClevrScenes(int count, SeedSequence seeds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        (Count, objects, questions) = (count, new SortOfClevrObject[count * ObjectCount], new int[count * QuestionsPerImage]);
        var seed = seeds.Seed("scenes");
        Parallel.For(0, count, image =>
        {
            var random = new RandomStream(RandomStream.Combine(seed, (ulong)image));
            while (!TryPlace(objects.AsSpan(image * ObjectCount, ObjectCount), ref random))
            {
            }

            Ask(questions.AsSpan(image * QuestionsPerImage, QuestionsPerImage), ref random);
        });
    }

    /// <summary>How many images.</summary>
    public int Count { get; }

    /// <summary>The objects of an image, by colour.</summary>
    public ReadOnlySpan<SortOfClevrObject> Scene(int image) => objects.AsSpan(image * ObjectCount, ObjectCount);

    /// <summary>The numbers of the questions about an image.</summary>
    public ReadOnlySpan<int> Questions(int image) => questions.AsSpan(image * QuestionsPerImage, QuestionsPerImage);

    /// <summary>False where objects would touch or two distances from an object are equal, so that an answer would not be unique.</summary>
    private static bool TryPlace(Span<SortOfClevrObject> scene, ref RandomStream random)
    {
        for (var i = 0; i < scene.Length; i++)
        {
            scene[i] = new(Coordinate(ref random), Coordinate(ref random), random.NextInt(2) == 1);
            for (var j = 0; j < i; j++)
            {
                if (Math.Max(Math.Abs(scene[i].X - scene[j].X), Math.Abs(scene[i].Y - scene[j].Y)) <= (2 * Radius) + 1)
                {
                    return false;
                }
            }
        }

        return !HasTies(scene);
    }

    /// <summary>A centre's coordinate: the whole object inside, and never the middle, which is in neither half.</summary>
    private static int Coordinate(ref RandomStream random)
    {
        var drawn = Radius + random.NextInt(Side - (2 * Radius) - 1);
        return drawn < Side / 2 ? drawn : drawn + 1;
    }

    private static bool HasTies(ReadOnlySpan<SortOfClevrObject> scene)
    {
        Span<int> distances = stackalloc int[ObjectCount];
        foreach (var asked in scene)
        {
            for (var other = 0; other < scene.Length; other++)
            {
                distances[other] = asked.SquaredDistance(scene[other]);
            }

            // The first is the object itself.
            distances.Sort();
            if (distances[1] == distances[2] || distances[^1] == distances[^2])
            {
                return true;
            }
        }

        return false;
    }

    private static void Ask(Span<int> asked, ref RandomStream random)
    {
        Span<int> family = stackalloc int[SortOfClevrQuestions.PerFamily];
        for (var half = 0; half < 2; half++)
        {
            for (var i = 0; i < family.Length; i++)
            {
                family[i] = (half * family.Length) + i;
            }

            random.Shuffle(family);
            family[..(QuestionsPerImage / 2)].CopyTo(asked[(half * QuestionsPerImage / 2)..]);
        }
    }
}
