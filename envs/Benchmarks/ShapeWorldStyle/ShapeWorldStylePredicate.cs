namespace MultiModalRL.Environments;

/// <summary>What a caption says that shapes are: "is a red square", "is a square", "is red".</summary>
/// <param name="What">What they are.</param>
/// <param name="IsAdjective">Whether a color stands alone.</param>
internal readonly record struct ShapeWorldStylePredicate(ShapeWorldStyleNoun What, bool IsAdjective)
{
    /// <summary>Of one shape, after "is".</summary>
    public string Singular => IsAdjective ? ShapeWorldStyleNoun.Colors[What.Color] : What.Indefinite;

    /// <summary>Of several, after "are".</summary>
    public string Plural => IsAdjective ? ShapeWorldStyleNoun.Colors[What.Color] : What.Plural;

    /// <summary>Says one thing, a color alone.</summary>
    public static ShapeWorldStylePredicate Of(ShapeWorldStyleNoun what) => new(what, what.Form < 0);

    /// <summary>Says of what a color names its form, and of what a form names its color.</summary>
    public static ShapeWorldStylePredicate Other(ShapeWorldStyleNoun subject, ShapeWorldStyleNoun what) =>
        Of(subject.Color < 0 ? what with { Form = -1 } : what with { Color = -1 });

    /// <summary>Reads what follows "is" or "are", without an article; null where a text is none.</summary>
    public static ShapeWorldStylePredicate? Parse(string text) => ShapeWorldStyleNoun.Colors.IndexOf(text) is >= 0 and var color
        ? new(new(color, -1), true)
        : ShapeWorldStyleNoun.Parse(text) is { } what ? new(what, false) : null;
}
