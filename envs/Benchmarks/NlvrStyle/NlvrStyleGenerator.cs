using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Draws scenes and sentences about them. The first sentence of a scene and its answer are drawn before the scene, so that what is
/// rarely true (or false) is asked about too; each other sentence is kept as often where it is true as where it is false. So the
/// sentence alone says next to nothing of the answer.
/// </summary>
/// <param name="sentences">The sentences: some about towers, some about things anywhere, all with both answers possible.</param>
/// <param name="perScene">Sentences a scene.</param>
internal sealed class NlvrStyleGenerator(ImmutableArray<NlvrSentence> sentences, int perScene)
{
    private const int MostScenes = 1000;
    private const int MostSentences = 200;


    private readonly ImmutableArray<NlvrSentence> ofTowers = [.. sentences.Where(sentence => sentence.IsTower != false)];
    private readonly ImmutableArray<NlvrSentence> ofThings = [.. sentences.Where(sentence => sentence.IsTower != true)];

    /// <summary>Draws a scene, its sentences and which of them are true.</summary>
    public (NlvrScene Scene, (NlvrSentence Sentence, bool IsTrue)[] Said) Generate(RandomStream random)
    {
        var first = sentences[random.NextInt(sentences.Length)];
        var wanted = random.NextInt(2) == 0;
        var isTower = first.IsTower ?? random.NextInt(2) == 0;
        var scene = NlvrScene.Draw(isTower, ref random);
        for (var tried = 1; first.Test(scene) != wanted && tried < MostScenes; tried++)
        {
            scene = NlvrScene.Draw(isTower, ref random);
        }

        var said = new (NlvrSentence, bool)[perScene];
        said[0] = (first, first.Test(scene));
        for (var i = 1; i < said.Length; i++)
        {
            said[i] = Another(scene, ref random);
        }

        return (scene, said);
    }

    private (NlvrSentence Sentence, bool IsTrue) Another(NlvrScene scene, ref RandomStream random)
    {
        var fitting = scene.IsTower ? ofTowers : ofThings;
        for (var tried = 1; ; tried++)
        {
            var sentence = fitting[random.NextInt(fitting.Length)];
            var isTrue = sentence.Test(scene);
            var odds = sentence.TrueShare / (1 - sentence.TrueShare);
            if (tried == MostSentences || random.NextDouble() < (isTrue ? 1 / odds : odds))
            {
                return (sentence, isTrue);
            }
        }
    }
}
