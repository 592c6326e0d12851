using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>The 36 questions of Sort-of-CLEVR, one a kind and colour: kind-major, so that the first 18 are non-relational.</summary>
internal static class SortOfClevrQuestions
{
    /// <summary>Questions of each of the two families.</summary>
    public const int PerFamily = 18;

    private const int Yes = 0;
    private const int No = 1;
    private const int Square = 2;
    private const int Circle = 3;

    /// <summary>The colours, by an object's number.</summary>
    public static ImmutableArray<string> Colors { get; } = ["red", "green", "blue", "orange", "gray", "yellow"];

    /// <summary>The ten answers.</summary>
    public static ImmutableArray<string> Answers { get; } = ["yes", "no", "square", "circle", "1", "2", "3", "4", "5", "6"];

    /// <summary>The text of every question.</summary>
    public static ImmutableArray<string> Texts { get; } = [.. Enumerable.Range(0, 2 * PerFamily).Select(Text)];

    /// <summary>The kind of a question.</summary>
    public static SortOfClevrQuestionKind Kind(int question) => (SortOfClevrQuestionKind)(question / Colors.Length);

    /// <summary>The answer to a question about a scene without ties.</summary>
    public static int Answer(int question, ReadOnlySpan<SortOfClevrObject> scene)
    {
        var asked = scene[question % Colors.Length];
        return Kind(question) switch
        {
            SortOfClevrQuestionKind.Shape => ShapeOf(asked),
            SortOfClevrQuestionKind.Horizontal => asked.X < SortOfClevrScenes.Side / 2 ? Yes : No,
            SortOfClevrQuestionKind.Vertical => asked.Y < SortOfClevrScenes.Side / 2 ? Yes : No,
            SortOfClevrQuestionKind.Closest => ShapeOf(Nearest(scene, asked, 1)),
            SortOfClevrQuestionKind.Furthest => ShapeOf(Nearest(scene, asked, -1)),
            _ => Circle + Same(scene, asked),
        };
    }

    private static int ShapeOf(SortOfClevrObject thing) => thing.IsCircle ? Circle : Square;

    /// <summary>The other object of the smallest distance times a sign.</summary>
    private static SortOfClevrObject Nearest(ReadOnlySpan<SortOfClevrObject> scene, SortOfClevrObject asked, int sign)
    {
        var (nearest, distance) = (asked, int.MaxValue);
        foreach (var other in scene)
        {
            var measured = sign * asked.SquaredDistance(other);
            if (measured != 0 && measured < distance)
            {
                (nearest, distance) = (other, measured);
            }
        }

        return nearest;
    }

    private static int Same(ReadOnlySpan<SortOfClevrObject> scene, SortOfClevrObject asked)
    {
        var same = 0;
        foreach (var other in scene)
        {
            same += other.IsCircle == asked.IsCircle ? 1 : 0;
        }

        return same;
    }

    private static string Text(int question)
    {
        var color = Colors[question % Colors.Length];
        return Kind(question) switch
        {
            SortOfClevrQuestionKind.Shape => $"what is the shape of the {color} object?",
            SortOfClevrQuestionKind.Horizontal => $"is the {color} object on the left of the image?",
            SortOfClevrQuestionKind.Vertical => $"is the {color} object on the top of the image?",
            SortOfClevrQuestionKind.Closest => $"what is the shape of the object that is closest to the {color} object?",
            SortOfClevrQuestionKind.Furthest => $"what is the shape of the object that is furthest from the {color} object?",
            _ => $"how many objects have the shape of the {color} object?",
        };
    }
}
