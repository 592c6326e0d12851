namespace MultiModalRL.Core;

/// <summary>The info columns of a question-answering environment: for the runner, never for an agent.</summary>
public sealed class QuestionAnsweringInfo
{
    private static readonly BoxSpace Real = new([1], float.NegativeInfinity, float.PositiveInfinity);

    /// <summary>The layout.</summary>
    public static CompositeSpace Space(int examples, int answers, int types, int images) => new(
    [
        new("example", new DiscreteSpace(examples)),
        new("cluster", new DiscreteSpace(images)),
        new("type", new DiscreteSpace(types)),
        new("reference", new MultiDiscreteSpace([answers + 1])),
        new("answer", new MultiDiscreteSpace([answers + 1])),
        new("accuracy", new BoxSpace([1], 0, 1)),
        new("cost", Real),
        new("price", new BoxSpace([1], 0, 1)),
        new("looks", new DiscreteSpace(int.MaxValue)),
        new("deadline", new MultiBinarySpace(1)),
    ]);

    /// <summary>Finds the keys.</summary>
    public QuestionAnsweringInfo(CompositeSpace info)
    {
        Example = info.Field<int>("example");
        Cluster = info.Field<int>("cluster");
        Type = info.Field<int>("type");
        Reference = info.Field<int>("reference");
        Answer = info.Field<int>("answer");
        Accuracy = info.Field<float>("accuracy");
        Cost = info.Field<float>("cost");
        Price = info.Field<float>("price");
        Looks = info.Field<int>("looks");
        Deadline = info.Field<byte>("deadline");
    }

    /// <summary>The example's number in its split.</summary>
    public Field<int> Example { get; }

    /// <summary>The image's handle: what errors are clustered by.</summary>
    public Field<int> Cluster { get; }

    /// <summary>The question's type.</summary>
    public Field<int> Type { get; }

    /// <summary>1 + the reference answer; 0 where it is not among the answers.</summary>
    public Field<int> Reference { get; }

    /// <summary>1 + the answer given; 0 while there is none.</summary>
    public Field<int> Answer { get; }

    /// <summary>a: the official accuracy of the answer given; 0 while there is none.</summary>
    public Field<float> Accuracy { get; }

    /// <summary>c: the normalised cost so far, C/B, in raw units (not clipped at 1).</summary>
    public Field<float> Cost { get; }

    /// <summary>λ: the price of the whole budget in this episode.</summary>
    public Field<float> Price { get; }

    /// <summary>Spending actions so far.</summary>
    public Field<int> Looks { get; }

    /// <summary>1 where the episode ended because its deadline was passed.</summary>
    public Field<byte> Deadline { get; }
}
