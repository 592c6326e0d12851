using System.Runtime.InteropServices;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>Models of a few thousand weights, and observations drawn from a managed stream.</summary>
internal static class TinyModel
{
    public const int Length = 5;

    public static readonly string[] Visuals = [.. ModelPartRegistry.Shipped.Visuals.Select(part => part.Name)];
    public static readonly string[] Questions = [.. ModelPartRegistry.Shipped.Questions.Select(part => part.Name)];
    public static readonly string[] Fusions = [.. ModelPartRegistry.Shipped.Fusions.Select(part => part.Name)];
    public static readonly string[] Heads = [.. ModelPartRegistry.Shipped.Heads.Select(part => part.Name)];

    public static readonly ModelOptions Options = new()
    {
        CellWidth = 16, TokenWidth = 8, FusedWidth = 24, AttentionHeads = 2, PlacedWidth = 2,
        VisualLayers = 1, QuestionLayers = 1, FusionLayers = 1, ReasoningSteps = 2,
    };

    public static readonly ModelShape Shape = new()
    {
        Image = new ImageShape(12, 12, 3),
        Side = 3,
        QuestionLength = Length,
        Tokens = ["", "?", "red", "is", "there", "a", "blue"],
        Answers = ["yes", "no", "maybe"],
        Thumbnail = [3, 3, 1],
    };

    /// <summary>Every combination of the parts that ship.</summary>
    public static IEnumerable<TestCaseData> Combinations =>
        from visual in Visuals
        from question in Questions
        from fusion in Fusions
        from heads in Heads
        select Case(Options with { Visual = visual, Question = question, Fusion = fusion, Heads = heads });

    /// <summary>Every part once, with the others as they are by default.</summary>
    public static IEnumerable<TestCaseData> Parts =>
        Visuals.Select(name => Options with { Visual = name })
            .Concat(Questions.Select(name => Options with { Question = name }))
            .Concat(Fusions.Select(name => Options with { Fusion = name }))
            .Concat(Heads.Select(name => Options with { Heads = name }))
            .Distinct()
            .Select(Case);

    public static ModelInput Input(int rows, ulong seed = 5, int length = Length, ModelShape? shape = null)
    {
        shape ??= Shape;
        var random = new RandomStream(seed);
        var pixels = new byte[rows * shape.Image.Size];
        var (revealed, questions) = (new float[rows * shape.Cells], new int[rows * length]);
        Fill(pixels, ref random, (ref RandomStream stream) => (byte)stream.NextInt(256));
        Fill(revealed, ref random, (ref RandomStream stream) => stream.NextInt(2));
        // The last token of a question is padding.
        for (var i = 0; i < questions.Length; i++)
        {
            questions[i] = i % length == length - 1 ? 0 : 1 + random.NextInt(shape.Tokens.Length - 1);
        }

        return new ModelInput(
            tensor(pixels).reshape(rows, shape.Image.Height, shape.Image.Width, shape.Image.Channels),
            tensor(revealed).reshape(rows, shape.Cells),
            tensor(questions).reshape(rows, length),
            shape.Thumbnail.IsEmpty ? null : Real(ref random, rows, shape.Thumbnail.Aggregate((product, side) => product * side)),
            Real(ref random, rows, 2));
    }

    /// <summary>The numbers of everything a model says.</summary>
    public static float[] Numbers(in ModelOutput output) =>
        [.. Floats(output.Answers), .. Floats(output.Looks), .. Floats(output.Groups), .. Floats(output.Values)];

    public static float[] Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().to(float32).contiguous().bytes).ToArray();

    /// <summary>A loss that every output has a part in, weighted at random.</summary>
    public static Tensor Loss(in ModelOutput output, ulong seed = 9)
    {
        var random = new RandomStream(seed);
        return new[] { output.Answers, output.Looks, output.Groups, output.Values }
            .Select(part => part.mul(Mlp.Normal(ref random, part.shape)).sum())
            .Aggregate(Ops.Add);
    }

    private delegate T Draw<out T>(ref RandomStream random);

    private static TestCaseData Case(ModelOptions options) =>
        new TestCaseData(options).SetArgDisplayNames(options.Visual, options.Question, options.Fusion!, options.Heads);

    private static void Fill<T>(T[] values, ref RandomStream random, Draw<T> draw)
    {
        foreach (ref var value in values.AsSpan())
        {
            value = draw(ref random);
        }
    }

    private static Tensor Real(ref RandomStream random, int rows, int width)
    {
        var values = new float[rows * width];
        Fill(values, ref random, (ref RandomStream stream) => (float)stream.NextDouble());
        return tensor(values).reshape(rows, width);
    }
}
