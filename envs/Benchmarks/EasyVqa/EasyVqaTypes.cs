using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>
/// The question types of easy-VQA. The data name none; the reference answer's class gives it: <c>yes</c> and <c>no</c>
/// answer yes/no questions, the names of shapes shape questions, and the rest (colours) colour questions. In the
/// published data this agrees with the question text: "what shape …" and "what is the … shape?" ask for shapes, "what
/// color …" and "what is the color …" for colours, all others for yes or no.
/// </summary>
internal static class EasyVqaTypes
{
    private const int YesNo = 0;
    private const int Shape = 1;
    private const int Color = 2;

    /// <summary>The names of the types.</summary>
    public static ImmutableArray<string> Names { get; } = ["yes/no", "shape", "color"];

    /// <summary>The type of the questions that each answer answers.</summary>
    public static int[] OfAnswers(ImmutableArray<string> answers) =>
    [
        .. answers.Select(answer => answer switch
        {
            "yes" or "no" => YesNo,
            "circle" or "rectangle" or "triangle" => Shape,
            _ => Color,
        }),
    ];
}
