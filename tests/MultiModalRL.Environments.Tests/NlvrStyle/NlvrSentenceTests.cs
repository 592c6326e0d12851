namespace MultiModalRL.Environments.Tests;

public sealed class NlvrSentenceTests
{
    private const int Yellow = 0;
    private const int Black = 1;
    private const int Blue = 2;
    private const int Circle = 0;
    private const int Square = 1;
    private const int Triangle = 2;

    // From the bottom up: black on yellow; blue; yellow on black on black.
    private static readonly NlvrScene Towers = new([Tower(Yellow, Black), Tower(Blue), Tower(Black, Black, Yellow)], true);

    // A small blue circle in the lower right corner and a big black square in the middle; a yellow triangle at the right wall;
    // two blue squares and a black circle, none at an edge.
    private static readonly NlvrScene Things = new(
    [
        [new(90, 90, 10, Circle, Blue), new(30, 30, 30, Square, Black)],
        [new(80, 40, 20, Triangle, Yellow)],
        [new(10, 10, 20, Square, Blue), new(50, 10, 20, Square, Blue), new(50, 60, 10, Circle, Black)],
    ],
    false);

    [TestCase("There is a blue tower.", true)]
    [TestCase("there is a black tower", false)]
    [TestCase("There is a tower with a black block at the top.", true)]
    [TestCase("There is a tower with a blue block over a black block", false)]
    [TestCase("there is one tower which has a black block over a black block", true)]
    [TestCase("There is a yellow block as the base of a tower with two blocks", true)]
    [TestCase("There is a yellow block as the base of a tower with at least three blocks.", false)]
    [TestCase("There is a black block as the base of at least two towers", false)]
    [TestCase("There are exactly 2 yellow blocks", true)]
    [TestCase("There are 2 black blocks", false)]
    [TestCase("the tower with three blocks has a yellow block at the top", true)]
    [TestCase("The tower with 1 block is black", false)]
    [TestCase("There is a tower with only yellow and black blocks", true)]
    [TestCase("Two of the towers contain at least 1 black block", true)]
    [TestCase("Each tower has at least 1 block", true)]
    [TestCase("There is 1 tower with exactly 1 block", true)]
    [TestCase("There are 3 towers with a blue block at the base", false)]
    [TestCase("there is a tower with exactly one block which is of blue color", true)]
    public void Read_OfTowers_IsTrueWhereByHand(string sentence, bool isTrue) => Assert.That(NlvrSentenceReader.Read(sentence)!(Towers), Is.EqualTo(isTrue));

    [TestCase("There is a blue circle closely touching a corner of a box.", true)]
    [TestCase("There is a black square touching the edge", false)]
    [TestCase("There is exactly one yellow triangle touching the edge.", true)]
    [TestCase("There is a yellow item closely touching right wall of a box.", true)]
    [TestCase("There is a yellow object closely touching the bottom of a box", false)]
    [TestCase("there are exactly two blue squares not touching any edge", true)]
    [TestCase("There is no circle closely touching the bottom of a box.", false)]
    [TestCase("None of the black squares are touching the edge", true)]
    [TestCase("The yellow triangle is touching the wall.", true)]
    [TestCase("There is a box with 3 items of which 2 are blue.", true)]
    [TestCase("There is a box with 3 items of which at least 2 are black.", false)]
    [TestCase("There is a box with a blue circle and a black square", true)]
    [TestCase("There is a box with a yellow triangle, a blue circle and at least 1 black item", false)]
    [TestCase("There are 2 boxes with at least one black item", true)]
    [TestCase("Each box has exactly 1 black item", false)]
    [TestCase("There is a box with items of only blue and black color.", true)]
    [TestCase("There is a box with 3 items of 2 different colors.", true)]
    [TestCase("One of the grey squares contains exactly one object", true)]
    [TestCase("There is a big blue square", false)]
    [TestCase("There is a small blue circle touching the base", true)]
    [TestCase("There is atleast one blue square in 2 boxes", false)]
    public void Read_OfThings_IsTrueWhereByHand(string sentence, bool isTrue) => Assert.That(NlvrSentenceReader.Read(sentence)!(Things), Is.EqualTo(isTrue));

    [TestCase("")]
    [TestCase("There is")]
    [TestCase("There is a box with many items")]
    [TestCase("There is a blue block and")]
    [TestCase("There are two towers with the same height")]
    [TestCase("There is a green circle")]
    [TestCase("There are 12 blue circles")]
    public void Read_NotUnderstood_IsNull(string sentence) => Assert.That(NlvrSentenceReader.Read(sentence), Is.Null);

    // Those who wrote the sentences are wrong or meant another thing sometimes; what is understood is what they meant 92 times of 100.
    [Test]
    public void Read_PublishedTrainingSentences_AreMostlyUnderstoodAndAgreeWithTheLabels()
    {
        var (records, understood, right, kinds) = (0, 0, 0, 0);
        foreach (var (text, label, picture) in PublishedNlvr.Records())
        {
            records++;
            if (NlvrSentenceReader.Read(text) is { } test)
            {
                var scene = PublishedNlvr.Read(picture);
                understood++;
                right += test(scene) == label ? 1 : 0;
                kinds += NlvrSentence.KindOf(text) is { } isTower && isTower != scene.IsTower ? 1 : 0;
            }
        }

        Assert.That(understood / (double)records, Is.GreaterThan(0.8));
        Assert.That(right / (double)understood, Is.GreaterThan(0.92));
        Assert.That(kinds / (double)understood, Is.LessThan(0.005));
    }

    private static System.Collections.Immutable.ImmutableArray<NlvrItem> Tower(params int[] colors) =>
        [.. colors.Select((color, block) => new NlvrItem(40, 80 - (21 * block), 20, 1, color))];
}
