namespace MultiModalRL.Environments;

/// <summary>Reads a sentence of NLVR as a test of scenes, by recursive descent; what it does not understand wholly it does not read.</summary>
internal sealed class NlvrSentenceReader
{
    private readonly NlvrReader reader;
    private readonly NlvrContentReader contents;

    private NlvrSentenceReader(string sentence)
    {
        reader = new(NlvrWords.Of(sentence));
        contents = new(reader);
    }

    /// <summary>Reads a sentence; null where it is not understood.</summary>
    public static NlvrSceneTest? Read(string sentence)
    {
        var sentences = new NlvrSentenceReader(sentence);
        var test = sentences.Sentence();
        return sentences.reader.IsAtEnd ? test : null;
    }

    private NlvrSceneTest? Sentence()
    {
        if (reader.Take("there", "is"))
        {
            return Container() ?? Groups();
        }

        if (reader.Take("none", "of", "the"))
        {
            return Standing(NlvrAmount.None);
        }

        if (reader.Take("each"))
        {
            return Having(NlvrAmount.Exactly(NlvrScene.BoxCount));
        }

        // "The tower with four blocks has a yellow block at the top", "the black triangle is touching the wall".
        var start = reader.Position;
        _ = reader.Take("the");
        var amount = reader.Amount() ?? NlvrAmount.Some;
        _ = reader.Take("of", "the") && reader.Take("3");
        if (Having(amount) is { } having)
        {
            return having;
        }

        reader.Position = start;
        _ = reader.Take("the");
        return Standing(NlvrAmount.Some);
    }

    // "The black triangle is touching the wall."
    private NlvrSceneTest? Standing(NlvrAmount amount) =>
        contents.Things.Things() is { } things && reader.Take("is") && contents.Things.Place() is { } place
            ? Counted(amount, NlvrThingReader.Both(things, place)) : null;

    // "Two boxes have a yellow item", "one of the three towers is black".
    private NlvrSceneTest? Having(NlvrAmount amount)
    {
        if (!reader.Container())
        {
            return null;
        }

        if (reader.Take("is"))
        {
            return reader.Color() is { } color ? Boxes(amount, box => box.All(thing => thing.Color == color)) : null;
        }

        return reader.Take("with") && contents.Contents() is { } has ? Boxes(amount, has) : null;
    }

    // "There is a black tower", "there are two boxes with exactly one yellow item".
    private NlvrSceneTest? Container()
    {
        var start = reader.Position;
        var amount = reader.Amount() ?? NlvrAmount.Some;
        var color = reader.Color();
        if (reader.Container() && (reader.Take("with") ? contents.Contents() : _ => true) is { } has)
        {
            return Boxes(amount, color is null ? has : box => box.All(thing => thing.Color == color) && has(box));
        }

        reader.Position = start;
        return null;
    }

    // "Two yellow circles and a black square", in all boxes together or in each box.
    private NlvrSceneTest? Groups()
    {
        var groups = new List<NlvrGroup>();
        do
        {
            if (contents.Things.Group() is not { } group)
            {
                return null;
            }

            groups.Add(group);
        }
        while (reader.And());
        if (!reader.Take("in"))
        {
            return scene => groups.TrueForAll(group => Counted(group.Amount, group.Test)(scene));
        }

        var boxes = reader.Take("each") ? NlvrAmount.Exactly(NlvrScene.BoxCount) : reader.Amount();
        _ = reader.Take("of", "the");
        return boxes is { } amount && reader.Container()
            ? Boxes(amount, box => groups.TrueForAll(group => group.Amount.Has(NlvrThingReader.Count(box, group.Test))))
            : null;
    }

    private static NlvrSceneTest Counted(NlvrAmount amount, NlvrItemTest test) => scene => amount.Has(scene.Boxes.Sum(box => NlvrThingReader.Count(box, test)));

    private static NlvrSceneTest Boxes(NlvrAmount amount, NlvrBoxTest test) => scene => amount.Has(scene.Boxes.Count(box => test(box)));
}
