using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Whether a thing of a box, by its number there, is what is said.</summary>
internal delegate bool NlvrItemTest(ImmutableArray<NlvrItem> box, int item);

/// <summary>Whether a box is what is said.</summary>
internal delegate bool NlvrBoxTest(ImmutableArray<NlvrItem> box);

/// <summary>Whether a scene is what is said.</summary>
internal delegate bool NlvrSceneTest(NlvrScene scene);
