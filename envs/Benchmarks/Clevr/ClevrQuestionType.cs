namespace MultiModalRL.Environments;

/// <summary>
/// What a CLEVR question asks: the last function of its program, as the CLEVR papers group accuracy (Johnson et al.,
/// CVPR 2017): exist, count, compare_integer, query_… and equal_… of size, color, material and shape.
/// </summary>
public static class ClevrQuestionType
{
    /// <summary>The type's name; functions of other data keep their own.</summary>
    /// <param name="lastFunction">The function that makes the answer.</param>
    public static string Of(string lastFunction) => lastFunction is "equal_integer" or "less_than" or "greater_than" ? "compare_integer" : lastFunction;
}
