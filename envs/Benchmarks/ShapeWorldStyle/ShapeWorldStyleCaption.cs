namespace MultiModalRL.Environments;

/// <summary>A caption in the style of ShapeWorld: what it says, and whether that is true.</summary>
internal abstract record ShapeWorldStyleCaption
{
    /// <summary>How often captions of a form are drawn until one is as true or false as wanted.</summary>
    protected const int MostTries = 30;

    /// <summary>The words, such as <c>a square is red</c>.</summary>
    public abstract string Phrase { get; }

    /// <summary>The whole caption, such as <c>a square is red .</c></summary>
    public string Text => Phrase + " .";

    /// <summary>Whether it is true of a world; null where that is not plain, or where what it presumes is not there.</summary>
    public abstract bool? Agrees(ShapeWorldStyleWorld world);

    /// <summary>Reads a whole caption; null where a text is none.</summary>
    public static ShapeWorldStyleCaption? Parse(string text)
    {
        if (!text.EndsWith(" .", StringComparison.Ordinal))
        {
            return null;
        }

        var phrase = text[..^2];
        return ShapeWorldStyleExistence.OfPhrase(phrase) ?? ShapeWorldStyleQuantity.OfPhrase(phrase) ?? ShapeWorldStyleRelation.OfPhrase(phrase)
            ?? ShapeWorldStyleSelection.OfPhrase(phrase) ?? (ShapeWorldStyleCaption?)ShapeWorldStyleJunction.OfPhrase(phrase);
    }
}
