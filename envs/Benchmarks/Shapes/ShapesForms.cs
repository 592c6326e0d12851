namespace MultiModalRL.Environments;

/// <summary>The question types of SHAPES: what the subject is named by, and how many relations lead to the object.</summary>
internal static class ShapesForms
{
    /// <summary>The type of a question, such as <c>color-0</c> for "is a red shape blue" or <c>shape-2</c> for "is a circle above left of a square".</summary>
    public static string Of(string question)
    {
        var words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var subject = Array.Exists(words[..Math.Min(3, words.Length)], word => word is "red" or "green" or "blue") ? "color" : "shape";
        return $"{subject}-{words.Count(word => word is "above" or "below" or "left" or "right")}";
    }
}
