using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>
/// What a column is for, and the names under which tables publish it. A role is played by one column, or by several
/// together (the images of a pair).
/// </summary>
public sealed record ColumnRole
{
    private ColumnRole(string name, bool isImage, IEnumerable<ImmutableArray<string>> alternates)
    {
        Name = name;
        IsImage = isImage;
        Alternates = [.. alternates];
    }

    /// <summary>What is asked.</summary>
    public static ColumnRole Question { get; } = Of("question", "question", "problem", "sentence", "query");

    /// <summary>The reference answer or answers.</summary>
    public static ColumnRole Answer { get; } = Of("answer", "answer", "answers", "multiple_choice_answer", "solution", "label");

    /// <summary>What is looked at; of the seven images only those that the table has.</summary>
    public static ColumnRole Image { get; } = OfImages(
        ["image"],
        ["images"],
        ["decoded_image"],
        ["left_image", "right_image"],
        ["image_1", "image_2", "image_3", "image_4", "image_5", "image_6", "image_7"],
        ["image_1", "image_2", "image_3", "image_4", "image_5", "image_6"],
        ["image_1", "image_2", "image_3", "image_4", "image_5"],
        ["image_1", "image_2", "image_3", "image_4"],
        ["image_1", "image_2", "image_3"],
        ["image_1", "image_2"],
        ["image_1"]);

    /// <summary>What messages call the role.</summary>
    public string Name { get; }

    /// <summary>Whether only columns of images can play it: MathVista's <c>image</c> is the name of a file.</summary>
    public bool IsImage { get; }

    /// <summary>The columns that may play the role, the preferred ones first.</summary>
    public ImmutableArray<ImmutableArray<string>> Alternates { get; }

    /// <summary>A role that one column plays.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="alternates">The names of the column, the preferred one first.</param>
    public static ColumnRole Of(string name, params IEnumerable<string> alternates) =>
        new(name, false, alternates.Select(alternate => ImmutableArray.Create(alternate)));

    /// <summary>The role of the image, under other names.</summary>
    public static ColumnRole OfImages(params IEnumerable<ImmutableArray<string>> alternates) => new("image", true, alternates);
}
